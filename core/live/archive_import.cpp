// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/archive_import.h"

#include <QDir>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int postsAtOnce = 1000;  // then the event loop gets its turn

/// Names a uri in little room, as posts are named.
quint64 keyOfUri(const QString &uri)
{
    return postKey(PostId(uri));
}

/// The evening's start where the posts tell it: the plan's hour on that day, else as long before
/// the first question as the plan has it.
ZonedTime startFrom(const Chat &plan, Instant firstQuestion)
{
    constexpr Minutes near{6 * 60};
    const Instant instant = firstQuestion - plan.firstQuestion;
    ZonedTime start = ZonedTime::at(instant, plan.start.zone);
    if (!plan.start.time.isValid()) {
        start.time = QTime(start.time.hour(), start.time.minute() / 5 * 5);
        return start;
    }
    for (const int days : {0, -1, 1}) {
        const ZonedTime planned{start.date.addDays(days), plan.start.time, plan.start.zone};
        if (std::chrono::abs(planned.instant() - instant) <= near)
            return planned;
    }
    return start;
}

}  // namespace

ArchiveImport::ArchiveImport(Storage &storage, const Options &options, QObject *parent)
    : QObject(parent)
    , m_storage(storage)
    , m_options(options)
    , m_finder(options.plan, options.hosts)
{}

ArchiveImport::~ArchiveImport()
{
    m_posts.reset();
    m_stream.reset();
    if (m_ownsFolder)
        QDir(m_options.folder).removeRecursively();
}

Future<Chat> ArchiveImport::run()
{
    m_ownsFolder = !QDir(m_options.folder).exists();
    if (!QDir().mkpath(m_options.folder))
        return arrived<Chat>(failure(Error::Code::CannotSave, m_options.folder));
    auto stream = StreamStorage::open(m_storage.thread(), m_options.folder + u"/stream.db"_s);
    if (!stream)
        return arrived<Chat>(tl::unexpected(stream.error()));
    m_stream = std::move(*stream);
    connect(m_stream.get(), &StreamStorage::failed, this, &ArchiveImport::failed);
    connect(&m_storage, &Storage::failed, this, &ArchiveImport::failed);
    m_posts = std::make_unique<PostStore>(*m_stream);
    return andThen(readFile(0), this, [this](const Done &) {
        return andThen(mend(), this, [this](const Done &) { return finish(); });
    });
}

// Reading.

Future<Done> ArchiveImport::readFile(qsizetype index)
{
    if (index == m_options.files.size())
        return arrived<Done>(Done{});
    const QString file = m_options.files[index];
    if (const auto opened = m_reader.open(file); !opened)
        return arrived<Done>(failure(Error::Code::Unreadable, file));
    return andThen(
        untilDone(this, [this] { return readOn(); }), this, [this, file, index](const Done &) {
            m_reports.append(
                {.file = file, .count = m_reader.count(), .unreadable = m_reader.unreadable()});
            return readFile(index + 1);
        });
}

/// Some posts, then what they need on the disk, then the next: never more than that in memory.
Future<bool> ArchiveImport::readOn()
{
    Parsed parsed;
    while (!m_reader.atEnd() && parsed.size() < postsAtOnce)
        parsed.append(m_reader.next());
    take(parsed);
    Q_EMIT progressed(m_reader.progress());
    return andThen(m_stream->written(), this,
                   [this](const Done &) { return arrived<bool>(!m_reader.atEnd()); });
}

void ArchiveImport::take(Parsed parsed)
{
    learnNames(parsed);
    takePosts(parsed.posts);
    QList<Post> alongside = parsed.alongside;
    alongside.removeIf([this](const Post &post) { return !belongsHere(post); });
    takePosts(alongside);
    for (const PostId &id : std::as_const(parsed.removed)) {
        m_posts->remove(known(id));
        m_finder.forget(known(id));
    }
}

/// One post has one name here: the id under which it came first, an X post the one of its last
/// edit.
void ArchiveImport::learnNames(const Parsed &parsed)
{
    for (const auto &[id, uri] : parsed.uris) {
        const auto first = m_byUri.constFind(keyOfUri(uri));
        if (first == m_byUri.constEnd())
            m_byUri.insert(keyOfUri(uri), id);
        else if (*first != id)
            m_otherNames.insert(id, *first);
    }
    for (const auto &[id, former] : parsed.predecessors) {
        m_otherNames.insert(former, id);
        m_posts->remove(former);
    }
    for (const Author &profile : parsed.profiles)
        m_profiles.insert(profile.id, profile);
}

void ArchiveImport::takePosts(QList<Post> posts)
{
    for (Post &post : posts) {
        translate(post);
        if (post.author.handle == post.author.id && m_profiles.contains(post.author.id))
            post.author = m_profiles.value(post.author.id);
        m_nameless = m_nameless || post.author.handle == post.author.id;
    }
    QHash<PostId, Post> latest;  // of this batch
    for (Post &post : posts) {
        // What does not say when it was written stands behind what came before it.
        if (post.created == Instant())
            post.created = post.received = m_lastTime;
        m_lastTime = post.created;
        noticeOtherWords(post, latest);
        latest.insert(post.id, post);
    }
    const PostStore::Change change = m_posts->add(posts);
    for (const Post &post : change.fresh + change.edited) {
        m_finder.look(post);
        meet(post);
    }
}

/// Where an id comes again with other words and does not say when it was edited (X, whose edits
/// have new ids, and some events of Mastodon), the later line counts.
void ArchiveImport::noticeOtherWords(Post &post, const QHash<PostId, Post> &latest) const
{
    const bool undated =
        post.network == NetworkId(u"x"_s) ? !post.edited : post.edited == post.created;
    if (!undated)
        return;
    const auto here = latest.constFind(post.id);
    const std::optional<Post> before =
        here != latest.constEnd() ? std::optional(*here) : m_posts->find(post.id);
    if (before && before->text != post.text)
        post.edited = before->edited.value_or(post.created) + Milliseconds(1);
}

/// One post may have had several names in turn.
PostId ArchiveImport::known(const PostId &id) const
{
    constexpr int mostEdits = 16;
    PostId name = id;
    for (int i = 0; i < mostEdits && m_otherNames.contains(name); ++i)
        name = m_otherNames.value(name);
    return name;
}

void ArchiveImport::translate(Post &post) const
{
    post.id = known(post.id);
    for (std::optional<PostId> *other : {&post.replyTo, &post.quotes, &post.boosts}) {
        if (*other)
            *other = known(**other);
    }
}

/// What merely came along is the chat's if it bears its tag or belongs to a thread that is here.
bool ArchiveImport::belongsHere(const Post &post) const
{
    const Hashtag &tag = m_options.plan.hashtag;
    return tag.isEmpty() || tag.isIn(post.text) ||
           (post.replyTo && m_posts->contains(known(*post.replyTo)));
}

void ArchiveImport::meet(const Post &post)
{
    if (post.boosts) {
        m_boosts.append({.by = personId(post.network, post.author),
                         .name = post.author.name,
                         .post = *post.boosts,
                         .at = post.created});
        return;
    }
    const Person person = personFrom(post);
    const auto found = m_people.find(person.id);
    if (found == m_people.end())
        m_people.insert(person.id, person);
    else
        found->firstSeen = std::min(found->firstSeen, person.firstSeen);
}

// Mending: what was learnt too late for posts that were on the disk already.

Future<Done> ArchiveImport::mend()
{
    const bool needed = !m_otherNames.isEmpty() || (m_nameless && !m_profiles.isEmpty());
    m_mended = {};
    return needed ? untilDone(this, [this] { return mendOn(); }) : arrived<Done>(Done{});
}

Future<bool> ArchiveImport::mendOn()
{
    return andThen(m_stream->load(m_mended), this, [this](const SavedStream &part) {
        QList<Post> mended;
        for (Post post : part.posts) {
            if (mendPost(post))
                mended.append(post);
        }
        m_mended = part.next.value_or(SavedStream::Place());
        const Future<Done> saved =
            mended.isEmpty() ? arrived<Done>(Done{}) : m_stream->save(mended);
        return andThen(saved, this, [more = part.next.has_value()](const Done &) {
            return arrived<bool>(more);
        });
    });
}

bool ArchiveImport::mendPost(Post &post) const
{
    const Post before = post;
    const PostId id = post.id;
    translate(post);
    post.id = id;
    if (post.author.handle == post.author.id)
        post.author = m_profiles.value(post.author.id, post.author);
    return post != before;
}

// The chat.

Future<Chat> ArchiveImport::finish()
{
    if (m_posts->liveCount() == 0)
        return arrived<Chat>(failure(Error::Code::NotFound, u"no post"_s));
    const QuestionFinder::Found found = m_finder.found();
    m_missingHosts = found.missing;
    const Chat chat = finishedChat(found);
    const QList<Delivery> deliveries = deliveriesOf(found);
    QList<Person> people = m_people.values();
    for (Person &person : people) {
        const Author profile = m_profiles.value(person.id.text().section(u':', 1));
        if (person.handle.startsWith(u"did:") && !profile.handle.isEmpty()) {
            person.handle = profile.handle;
            person.name = profile.name;
        }
    }
    m_ownsFolder = false;
    m_storage.save(chat);
    m_storage.add(chat.id, deliveries);
    for (const Mark &star : starsOf(found.hosts))
        m_storage.save(chat.id, star);
    return andThen(m_storage.save(chat.hashtag.normalized(), people), this,
                   [chat](const Done &) { return arrived<Chat>(chat); });
}

/// Posts of others that a host boosted.
QList<Mark> ArchiveImport::starsOf(const QList<PersonId> &hosts) const
{
    QList<Mark> stars;
    for (const Boost &boost : m_boosts) {
        if (!hosts.contains(boost.by))
            continue;
        const std::optional<Post> post = m_posts->find(known(boost.post));
        if (post && !hosts.contains(personId(post->network, post->author)))
            stars.append({.post = post->id,
                          .kind = Mark::Kind::Star,
                          .by = boost.name,
                          .at = boost.at,
                          .text = Remembered::of(*post).toText()});
    }
    return stars;
}

Chat ArchiveImport::finishedChat(const QuestionFinder::Found &found) const
{
    Chat chat = m_options.plan;
    chat.stage = ChatStage::Ended;
    chat.archived = true;
    chat.accounts.clear();
    chat.hostAccounts = found.hosts;
    chat.settings.questionLetter = found.letters.questionLetter;
    chat.settings.answerLetter = found.letters.answerLetter;
    const auto question = std::ranges::find_if(found.asked, [&chat](const auto &asked) {
        const Cue *cue = chat.runSheet.find(asked.cue);
        return cue && cue->isQuestion();
    });
    if (question != found.asked.end())
        chat.start = startFrom(m_options.plan, question->at);
    else if (!chat.start.date.isValid() && m_posts->count() > 0)
        chat.start = startFrom(m_options.plan, instantFromMs(m_posts->row(0).created));
    return chat;
}

/// What was asked stands as sent, so that the run sheet shows when and where each question was.
QList<Delivery> ArchiveImport::deliveriesOf(const QuestionFinder::Found &found) const
{
    QList<Delivery> deliveries;
    for (const QuestionFinder::Asked &asked : found.asked)
        deliveries.append({.id = DeliveryId(m_options.plan.id.text() + u':' + asked.post.text()),
                           .account = AccountId(asked.network.text()),
                           .cue = asked.cue,
                           .text = asked.text,
                           .state = Delivery::State::Sent,
                           .created = asked.at,
                           .sentAt = asked.at,
                           .post = asked.post,
                           .url = asked.url});
    return deliveries;
}

}  // namespace core
