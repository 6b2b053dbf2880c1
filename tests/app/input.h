// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <unistd.h>

namespace tests {

/// While it lives, standard input holds these bytes and then ends.
class Input {
public:
    explicit Input(const QByteArray &bytes = {}) : m_former(::dup(STDIN_FILENO))
    {
        int ends[2] = {};
        if (::pipe(ends) != 0)
            return;
        [[maybe_unused]] const ssize_t written =
            ::write(ends[1], bytes.constData(), size_t(bytes.size()));
        ::close(ends[1]);
        ::dup2(ends[0], STDIN_FILENO);
        ::close(ends[0]);
    }
    ~Input()
    {
        ::dup2(m_former, STDIN_FILENO);
        ::close(m_former);
    }
    Q_DISABLE_COPY_MOVE(Input)

private:
    int m_former;
};

}  // namespace tests
