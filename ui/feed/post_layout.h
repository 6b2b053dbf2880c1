// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/feed/feed_item.h"
#include "ui/shell/actions.h"

#include <QRect>
#include <QTextLayout>

namespace ui {

class Theme;
struct PostFonts;

/// What lies under the pointer in a post.
struct PostPart {
    enum class Kind { None, Author, Chip, Star, Link, Cover, Action };
    Kind kind = Kind::None;
    ActionId action = ActionId::OpenPost;  ///< for Action
    QUrl target;                           ///< for Link
    QRect rect;                            ///< in the post's own coordinates

    bool operator==(const PostPart &) const = default;
};

/// Where everything of one post stands, for one width: measured once, then painted often.
///
/// Kept by FeedView for the last 2,000 posts that were seen. Coordinates begin at the row's own
/// top left corner.
class PostLayout {
public:
    struct Options {
        int width = 0;
        bool selected = false;   ///< shows its actions
        bool uncovered = false;  ///< its pictures, or its text behind a warning, were asked for
    };
    struct Label {
        enum class Look { Plain, Newcomer, Host };
        QRect rect;
        QString text;
        Look look = Look::Plain;
    };
    struct Button {
        ActionId action = ActionId::OpenPost;
        QRect rect;
        QString text;
        QString key;
    };

    PostLayout(FeedItem item, const Theme &theme, const PostFonts &fonts, Options options);

    const FeedItem &item() const { return m_item; }
    int width() const { return m_options.width; }
    int height() const { return m_height; }

    QRect stripe, avatar, badge, name, handle, chip, time, star;
    QString nameText, handleText;  ///< as much as there is room for
    QList<Label> labels;           ///< "first time here", "host", "edited"
    const QTextLayout &text() const { return m_text; }
    QPoint textTop;
    QRect textRect;
    QRect more;          ///< "Space opens all of it"; empty unless cut
    QRect subject;       ///< the warning above a text that is shown
    QRect cover, show;   ///< what is covered, and the word that shows it
    QList<QRect> media;  ///< one for each picture shown
    QRect note;
    QList<Button> buttons;

    PostPart partAt(const QPoint &point) const;

private:
    void layOutHeader();
    void layOutLabels(int left, int right);
    void layOutText();
    void layOutCover(int top);
    bool isTextCovered() const { return !m_item.subject.isEmpty() && !m_options.uncovered; }
    void layOutMedia();
    void layOutNote();
    void layOutButtons();
    QList<Button> wantedButtons() const;
    int place(int designPixels) const;

    FeedItem m_item;
    const Theme &m_theme;
    const PostFonts &m_fonts;
    Options m_options;
    QTextLayout m_text;
    int m_left = 0;   ///< of name and text
    int m_right = 0;  ///< of the star
    int m_height = 0;
};

}  // namespace ui
