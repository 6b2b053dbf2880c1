// SPDX-License-Identifier: GPL-3.0-or-later
// A feed of a million posts into which fifty more come, painted: the house's view beside Qt's
// QListView with the same texts, the same painter and heights that vary, in the same run.
#include "ui/feed/feed_view.h"
#include "ui/shell/theme.h"

#include <benchmark/benchmark.h>

#include <QAbstractListModel>
#include <QAccessible>
#include <QApplication>
#include <QElapsedTimer>
#include <QListView>
#include <QPainter>
#include <QRandomGenerator>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cstdio>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int million = 1'000'000;
constexpr int batch = 50;
constexpr QSize window(808, 640);

/// What the nth post says: one to six lines, the same in every run.
QString textOf(int number)
{
    static const QStringList words = u"circles reading lists stayed because teachers in threads "
                                     "like this one made room for questions that nobody else "
                                     "would ask after school and we listened"_s.split(u' ');
    QRandomGenerator random(quint32(number) * 2654435761U);
    QString text = u"A2"_s;
    for (int n = 8 + random.bounded(60); n > 0; --n)
        text += u' ' + words[random.bounded(int(words.size()))];
    return text;
}

core::PostId idOf(int number)
{
    return core::PostId(u"mastodon:"_s + QString::number(number));
}

FeedItem itemOf(int number)
{
    return {.id = idOf(number),
            .author = core::PersonId(u"mastodon:ann"_s),
            .network = core::NetworkId(u"mastodon"_s),
            .name = u"Library Lab"_s,
            .handle = u"@librarylab@social.example"_s,
            .time = u"20:51"_s,
            .text = textOf(number),
            .chip = {.kind = PostChip::Kind::Question, .question = 2, .text = u"A2"_s}};
}

/// Posts that are worked out from their number: only the views cost anything.
class ManyRows : public FeedRows {
public:
    int count() const override { return m_count; }
    std::optional<core::PostId> idAt(int row) const override
    {
        return row < 0 || row >= m_count ? std::nullopt : std::optional(idOf(numberOf(row)));
    }
    std::optional<FeedItem> itemAt(int row) const override
    {
        return row < 0 || row >= m_count ? std::nullopt : std::optional(itemOf(numberOf(row)));
    }
    int rowOf(const core::PostId &id) const override
    {
        return m_count - 1 - id.text().mid(9).toInt();
    }
    void append(int count)
    {
        m_count += count;
        Q_EMIT inserted(0, count);
    }

private:
    int numberOf(int row) const { return m_count - 1 - row; }

    int m_count = million;
};

class ManyRowsModel : public QAbstractListModel {
public:
    int rowCount(const QModelIndex & = {}) const override { return m_count; }
    QVariant data(const QModelIndex &, int) const override { return {}; }
    int numberOf(int row) const { return m_count - 1 - row; }
    void append(int count)
    {
        beginInsertRows({}, 0, count - 1);
        m_count += count;
        endInsertRows();
    }

private:
    int m_count = million;
};

/// The house's painting in Qt's list. Its sizes are only looked up, which is the cheapest that a
/// list with varying heights can be given.
class PeerDelegate : public QStyledItemDelegate {
public:
    PeerDelegate(const ManyRowsModel &model, const Theme &theme)
        : m_model(model)
        , m_theme(theme)
        , m_fonts(theme)
        , m_painter(theme, m_fonts)
    {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        ++sizesAsked;
        return {window.width(), 64 + 20 * (m_model.numberOf(index.row()) % 5)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const int number = m_model.numberOf(index.row());
        if (!m_layouts.contains(number))
            m_layouts.insert(number, new PostLayout(itemOf(number), m_theme, m_fonts,
                                                    {.width = option.rect.width()}));
        m_painter.paint(*painter, option.rect.topLeft(), *m_layouts.object(number), {});
    }

    mutable qint64 sizesAsked = 0;

private:
    const ManyRowsModel &m_model;
    const Theme &m_theme;
    PostFonts m_fonts;
    mutable PostDelegate m_painter;
    mutable QCache<int, PostLayout> m_layouts{2000};
};

Theme &theme()
{
    static Theme theme(Theme::Choice::Light);
    return theme;
}

/// Nothing is painted before the window is there.
void showNow(QWidget &view)
{
    view.resize(window);
    view.show();
    QCoreApplication::processEvents();
    view.repaint();
}

/// One run's times, for the comparison in the last lines.
class Samples {
public:
    template <typename Work>
    double measure(Work work)
    {
        QElapsedTimer timer;
        timer.start();
        work();
        const double seconds = double(timer.nsecsElapsed()) / 1e9;
        add(seconds * 1000);
        return seconds;
    }
    void add(double value) { m_values.push_back(value); }
    double percentile(double share)
    {
        if (m_values.empty())
            return 0;
        std::sort(m_values.begin(), m_values.end());
        return m_values[size_t(share * double(m_values.size() - 1))];
    }
    void report(benchmark::State &state)
    {
        state.counters["p50_ms"] = percentile(0.5);
        state.counters["p99_ms"] = percentile(0.99);
    }

private:
    std::vector<double> m_values;
};

/// What the last line says.
struct Comparison {
    double feed = 0;
    double list = 0;
    double ratio = 0;
};
Comparison comparison;

/// Turn by turn, so that whatever else the computer does meets both.
void feedViewBesideListView(benchmark::State &state)
{
    ManyRows rows;
    Actions actions(theme());
    FeedView feed(rows, theme(), actions);
    showNow(feed);
    ManyRowsModel model;
    QListView list;
    PeerDelegate delegate(model, theme());
    list.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list.setItemDelegate(&delegate);
    list.setModel(&model);
    showNow(list);
    delegate.sizesAsked = 0;

    Samples ours;
    Samples theirs;
    Samples ratios;
    for ([[maybe_unused]] auto step : state) {
        const double feedTime = ours.measure([&] {
            rows.append(batch);
            feed.viewport()->repaint();
        });
        const double listTime = theirs.measure([&] {
            model.append(batch);
            list.scrollToTop();  // lays out now, and the new posts are seen as in the feed
            list.viewport()->repaint();
        });
        ratios.add(listTime / feedTime);
        state.SetIterationTime(feedTime);
    }
    comparison = {ours.percentile(0.5), theirs.percentile(0.5), ratios.percentile(0.5)};
    ours.report(state);
    state.counters["list_p50_ms"] = comparison.list;
    state.counters["list_sizes_asked"] = double(delegate.sizesAsked) / double(state.iterations());
    state.counters["ratio"] = comparison.ratio;
}

void feedViewWhileReading(benchmark::State &state)
{
    ManyRows rows;
    Actions actions(theme());
    FeedView view(rows, theme(), actions);
    showNow(view);
    view.select(rows.idAt(million / 2));
    view.viewport()->repaint();
    Samples samples;
    for ([[maybe_unused]] auto step : state)
        state.SetIterationTime(samples.measure([&] {
            rows.append(batch);
            view.viewport()->repaint();
        }));
    samples.report(state);
}

void feedViewJump(benchmark::State &state)
{
    ManyRows rows;
    Actions actions(theme());
    FeedView view(rows, theme(), actions);
    showNow(view);
    QRandomGenerator random(1);
    Samples samples;
    for ([[maybe_unused]] auto step : state)
        state.SetIterationTime(samples.measure([&] {
            view.select(rows.idAt(random.bounded(million)));
            view.viewport()->repaint();
        }));
    samples.report(state);
}

void accessibleChild(benchmark::State &state)
{
    ManyRows rows;
    Actions actions(theme());
    FeedView view(rows, theme(), actions);
    showNow(view);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
    QRandomGenerator random(1);
    Samples samples;
    for ([[maybe_unused]] auto step : state)
        state.SetIterationTime(samples.measure([&] {
            QAccessibleInterface *item = list->child(random.bounded(million));
            benchmark::DoNotOptimize(item->text(QAccessible::Name));
            benchmark::DoNotOptimize(item->rect());
            benchmark::DoNotOptimize(list->indexOfChild(item));
        }));
    samples.report(state);
}

/// A post of 280 characters in scripts that fonts are looked for in different ways.
void layOutPost(benchmark::State &state, const QString &word)
{
    FeedItem item = itemOf(1);
    item.text = word.repeated(280 / word.size());
    const PostFonts fonts(theme());
    PostLayout(item, theme(), fonts, {.width = window.width()});  // loads the fonts
    for ([[maybe_unused]] auto step : state)
        benchmark::DoNotOptimize(
            PostLayout(item, theme(), fonts, {.width = window.width()}).height());
}

}  // namespace

BENCHMARK_CAPTURE(layOutPost, latin, u"circles and lists "_s)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(layOutPost, emoji, u"circles and lists \U0001F389 \U0001F469\u200D\U0001F3EB "_s)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(layOutPost, arabic, u"أتعلم من الأسئلة "_s)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(layOutPost, japanese, u"答えを急がされないと"_s)->Unit(benchmark::kMicrosecond);
BENCHMARK(feedViewBesideListView)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(100);
BENCHMARK(feedViewWhileReading)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(300);
BENCHMARK(feedViewJump)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(300);
BENCHMARK(accessibleChild)->UseManualTime()->Unit(benchmark::kMicrosecond)->Iterations(5000);

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    if (comparison.feed > 0)
        std::printf("append %d to %d posts and paint: FeedView %.2f ms, QListView %.2f ms, "
                    "ratio %.1f\n",
                    batch, million, comparison.feed, comparison.list, comparison.ratio);
    return 0;
}
