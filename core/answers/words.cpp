// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/words.h"

#include "core/answers/word_lists.h"

#include <QString>

#include <algorithm>
#include <array>
#include <vector>

namespace core::words {

namespace {

/// All lists as one table with open addressing: a word of a post costs one look, however many
/// lists there are.
class Table {
public:
    Table()
    {
        std::size_t count = 0;
        for (const auto lists : {labelWords(), talkWords(), advertWords()}) {
            for (const WordList &list : lists)
                count += std::size_t(std::ranges::count(list.words, u' ')) + 1;
        }
        std::size_t size = 1;
        while (size < 3 * count)
            size *= 2;
        m_slots.resize(size);
        for (const auto lists : {labelWords(), talkWords(), advertWords()}) {
            for (const WordList &list : lists)
                learn(list);
        }
    }

    Traits find(std::u16string_view word) const
    {
        if (word.empty() || word.size() > m_longest)
            return {};
        const Slot &slot = m_slots[slotOf(word)];
        return slot.word.empty() ? Traits() : slot.traits;
    }

private:
    struct Slot {
        std::u16string_view word;
        Traits traits;
    };

    void learn(const WordList &list)
    {
        std::u16string_view rest = list.words;
        while (!rest.empty()) {
            const std::u16string_view word = rest.substr(0, rest.find(u' '));
            rest.remove_prefix(std::min(rest.size(), word.size() + 1));
            Slot &slot = m_slots[slotOf(word)];
            slot.word = word;
            slot.traits |= list.trait;
            m_longest = std::max(m_longest, word.size());
        }
    }

    /// Where the word is, or the empty place where it would be.
    std::size_t slotOf(std::u16string_view word) const
    {
        quint64 hash = 14695981039346656037U;
        for (const char16_t c : word)
            hash = (hash ^ c) * 1099511628211U;
        std::size_t at = std::size_t(hash ^ (hash >> 32)) & (m_slots.size() - 1);
        while (!m_slots[at].word.empty() && m_slots[at].word != word)
            at = (at + 1) & (m_slots.size() - 1);
        return at;
    }

    std::vector<Slot> m_slots;
    std::size_t m_longest = 0;
};

struct Named {
    int number;
    std::u16string_view words;
};

constexpr std::array numbers = {
    Named{1, u" one eins une uno una um uma een un ett en bir satu "},
    Named{2, u" two zwei deux dos due dois duas twee tva to iki dua "},
    Named{3, u" three drei trois tres tre drie uc tiga "},
    Named{4, u" four vier quatre cuatro quattro quatro fyra fire dort empat "},
    Named{5, u" five funf cinq cinco cinque vijf fem bes lima "},
    Named{6, u" six sechs seis sei zes sex seks alti enam "},
    Named{7, u" seven sieben sept siete sette sete zeven sju syv yedi tujuh "},
    Named{8, u" eight acht huit ocho otto oito atta otte sekiz delapan "},
    Named{9, u" nine neun neuf nueve nove negen nio ni dokuz sembilan "},
    Named{10, u" ten zehn dix diez dieci dez tien tio ti on sepuluh "},
};

}  // namespace

Traits traitsOf(QStringView word)
{
    static const Table table;
    return table.find({word.utf16(), std::size_t(word.size())});
}

std::optional<int> numberNamed(QStringView word)
{
    constexpr qsizetype longest = 8;
    if (word.size() < 2 || word.size() > longest)
        return std::nullopt;
    const QString wanted = u' ' + word.toString() + u' ';
    for (const Named &named : numbers) {
        if (QStringView(named.words).contains(wanted))
            return named.number;
    }
    return std::nullopt;
}

}  // namespace core::words
