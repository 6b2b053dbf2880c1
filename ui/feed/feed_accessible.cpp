// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feed/feed_accessible.h"

#include "ui/feed/feed_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCache>
#include <QPointer>

namespace ui {

using namespace core;

namespace {

constexpr int itemsKept = 1000;

/// One post, found by its id: rows come and go above it.
class PostAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    PostAccessible(FeedView *view, const PostId &post) : m_view(view), m_post(post) {}

    bool isValid() const override { return m_view && row() >= 0; }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view.data());
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text kind) const override
    {
        if (kind != QAccessible::Name || !isValid())
            return {};
        const auto item = m_view->rows().itemAt(row());
        return item ? spokenText(*item, m_view->isUncovered(m_post)) : QString();
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect place = m_view->rowRect(row());
        return {m_view->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const bool inSight = m_view->rowRect(row()).intersects(m_view->viewport()->rect());
        state.selectable = true;
        state.focusable = true;
        state.selected = m_view->selected() == m_post;
        state.focused = state.selected && m_view->hasFocus();
        state.offscreen = !inSight;
        state.invisible = !m_view->isVisible();
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ActionInterface)
            return static_cast<QAccessibleActionInterface *>(this);
        return nullptr;
    }

    // What can be done with it, besides selecting it, is done by the feed's keys.
    QStringList actionNames() const override { return {setFocusAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &action) override
    {
        if (action != setFocusAction() || !isValid())
            return;
        m_view->setFocus();
        m_view->select(m_post);
    }

    const PostId &post() const { return m_post; }

private:
    int row() const { return m_view->rows().rowOf(m_post); }

    QPointer<FeedView> m_view;
    PostId m_post;
};

/// Frees the interface when the cache drops it.
struct Kept {
    explicit Kept(QAccessible::Id made) : id(made) {}
    ~Kept() { QAccessible::deleteAccessibleInterface(id); }
    Q_DISABLE_COPY_MOVE(Kept)

    QAccessible::Id id;
};

/// The list. Children are made when asked for; the last thousand are kept.
class FeedAccessible : public QAccessibleWidget {
public:
    explicit FeedAccessible(FeedView *view)
        : QAccessibleWidget(view, QAccessible::List, view->accessibleName())
    {}

    int childCount() const override { return view() ? view()->rows().count() : 0; }

    QAccessibleInterface *child(int index) const override
    {
        const auto post = view() ? view()->rows().idAt(index) : std::nullopt;
        if (!post)
            return nullptr;
        if (const Kept *kept = m_children.object(*post))
            return QAccessible::accessibleInterface(kept->id);
        auto *made = new PostAccessible(view(), *post);
        m_children.insert(*post, new Kept(QAccessible::registerAccessibleInterface(made)));
        return made;
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *post = dynamic_cast<const PostAccessible *>(child);
        return post && view() ? view()->rows().rowOf(post->post()) : -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        if (!view())
            return nullptr;
        const QPoint point = view()->viewport()->mapFromGlobal(QPoint(x, y));
        return view()->viewport()->rect().contains(point) ? child(view()->rowAt(point.y()))
                                                          : nullptr;
    }

    QAccessibleInterface *focusChild() const override
    {
        if (!view() || !view()->hasFocus())
            return nullptr;
        return child(view()->selectedRow());
    }

    void forget() { m_children.clear(); }

private:
    FeedView *view() const { return static_cast<FeedView *>(widget()); }

    mutable QCache<PostId, Kept> m_children{itemsKept};
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<FeedView *>(object);
    return view ? new FeedAccessible(view) : nullptr;
}

}  // namespace

void installFeedAccessible()
{
    QAccessible::installFactory(makeAccessible);
}

void tellSelected(FeedView *view, int row)
{
    if (!QAccessible::isActive())
        return;
    for (const auto kind : {QAccessible::Selection, QAccessible::Focus}) {
        if (kind == QAccessible::Focus && !view->hasFocus())
            continue;
        QAccessibleEvent event(view, kind);
        event.setChild(row);
        QAccessible::updateAccessibility(&event);
    }
}

void tellRowsChanged(FeedView *view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void tellRowsReset(FeedView *view)
{
    if (!QAccessible::isActive())
        return;
    if (auto *list = dynamic_cast<FeedAccessible *>(QAccessible::queryAccessibleInterface(view)))
        list->forget();
    tellRowsChanged(view);
}

}  // namespace ui
