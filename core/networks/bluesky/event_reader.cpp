// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/event_reader.h"

#include <simdjson.h>

#include <vector>

namespace core::bluesky {

namespace ondemand = simdjson::ondemand;

namespace {

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// One pass over one frame.
class Walk {
public:
    Walk(const Hashtag &hashtag, EventContent &content) : m_hashtag(hashtag), m_content(content) {}
    bool read(ondemand::document &document)
    {
        ondemand::object event;
        if (document.get_object().get(event) != simdjson::SUCCESS)
            return false;
        eachMember(event, &Walk::readEvent);
        const bool nothingFollows = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
        return m_isWhole && nothingFollows;
    }

private:
    using Step = void (Walk::*)(std::string_view, ondemand::value &);
    template <typename Member>
    void eachMember(ondemand::object object, Member step);
    void members(ondemand::value &value, Step step);
    void items(ondemand::value &value, void (Walk::*step)(ondemand::value &));
    void take(ondemand::value &value, std::string_view &text);
    void takeTime(ondemand::value &value);
    void note(simdjson::error_code error);

    void readEvent(std::string_view name, ondemand::value &value);
    void readCommit(std::string_view name, ondemand::value &value);
    void readIdentity(std::string_view name, ondemand::value &value);
    void readAccount(std::string_view name, ondemand::value &value);
    void readRecord(std::string_view name, ondemand::value &value);
    void readReply(std::string_view name, ondemand::value &value);
    void readParent(std::string_view name, ondemand::value &value);
    void readRoot(std::string_view name, ondemand::value &value);
    void readSubject(std::string_view name, ondemand::value &value);
    void readEmbed(std::string_view name, ondemand::value &value);
    void readQuoted(std::string_view name, ondemand::value &value);
    void readFacet(ondemand::value &value);
    void readFacetMember(std::string_view name, ondemand::value &value);
    void readFeature(ondemand::value &value);
    void readFeatureMember(std::string_view name, ondemand::value &value);
    void readTag(ondemand::value &value);

    const Hashtag &m_hashtag;
    EventContent &m_content;
    bool m_isWhole = true;
};

void Walk::note(simdjson::error_code error)
{
    if (error != simdjson::SUCCESS && error != simdjson::INCORRECT_TYPE)
        m_isWhole = false;
}

template <typename Member>
void Walk::eachMember(ondemand::object object, Member step)
{
    for (auto member : object) {
        std::string_view name;
        ondemand::value value;
        const auto error = member.unescaped_key().get(name);
        note(error);
        if (error != simdjson::SUCCESS)
            return;
        const auto problem = member.value().get(value);
        note(problem);
        if (problem != simdjson::SUCCESS)
            return;
        (this->*step)(name, value);
        if (!m_isWhole)
            return;
    }
}

void Walk::members(ondemand::value &value, Step step)
{
    ondemand::object object;
    const auto error = value.get_object().get(object);
    note(error);
    if (error == simdjson::SUCCESS)
        eachMember(object, step);
}

void Walk::items(ondemand::value &value, void (Walk::*step)(ondemand::value &))
{
    ondemand::array array;
    const auto error = value.get_array().get(array);
    note(error);
    if (error != simdjson::SUCCESS)
        return;
    for (auto item : array) {
        ondemand::value one;
        const auto problem = item.get(one);
        note(problem);
        if (problem != simdjson::SUCCESS)
            return;
        (this->*step)(one);
        if (!m_isWhole)
            return;
    }
}

void Walk::take(ondemand::value &value, std::string_view &text)
{
    note(value.get_string().get(text));
}

void Walk::takeTime(ondemand::value &value)
{
    int64_t time = 0;
    note(value.get_int64().get(time));
    m_content.timeUs = time;
}

void Walk::readEvent(std::string_view name, ondemand::value &value)
{
    if (name == "did")
        take(value, m_content.did);
    else if (name == "kind")
        take(value, m_content.kind);
    else if (name == "time_us")
        takeTime(value);
    else if (name == "commit")
        members(value, &Walk::readCommit);
    else if (name == "identity")
        members(value, &Walk::readIdentity);
    else if (name == "account")
        members(value, &Walk::readAccount);
}

void Walk::readCommit(std::string_view name, ondemand::value &value)
{
    if (name == "operation")
        take(value, m_content.operation);
    else if (name == "collection")
        take(value, m_content.collection);
    else if (name == "rkey")
        take(value, m_content.rkey);
    else if (name == "rev")
        take(value, m_content.rev);
    else if (name == "cid")
        take(value, m_content.cid);
    else if (name == "record")
        members(value, &Walk::readRecord);
}

void Walk::readIdentity(std::string_view name, ondemand::value &)
{
    m_content.hasHandle = m_content.hasHandle || name == "handle";
}

/// Deactivated accounts and those of other states may come back; these do not.
/// com.atproto.sync.subscribeRepos#account
void Walk::readAccount(std::string_view name, ondemand::value &value)
{
    std::string_view status;
    if (name == "status")
        take(value, status);
    m_content.isGone = m_content.isGone || status == "deleted" || status == "takendown";
}

void Walk::readRecord(std::string_view name, ondemand::value &value)
{
    if (name == "text")
        take(value, m_content.text);
    else if (name == "facets")
        items(value, &Walk::readFacet);
    else if (name == "tags")
        items(value, &Walk::readTag);
    else if (name == "reply")
        members(value, &Walk::readReply);
    else if (name == "embed")
        members(value, &Walk::readEmbed);
    else if (name == "subject")
        members(value, &Walk::readSubject);
}

void Walk::readReply(std::string_view name, ondemand::value &value)
{
    if (name == "parent")
        members(value, &Walk::readParent);
    else if (name == "root")
        members(value, &Walk::readRoot);
}

void Walk::readParent(std::string_view name, ondemand::value &value)
{
    if (name == "uri")
        take(value, m_content.parent);
}

void Walk::readRoot(std::string_view name, ondemand::value &value)
{
    if (name == "uri")
        take(value, m_content.root);
    else if (name == "cid")
        take(value, m_content.rootCid);
}

void Walk::readSubject(std::string_view name, ondemand::value &value)
{
    if (name == "uri")
        take(value, m_content.subject);
}

void Walk::readEmbed(std::string_view name, ondemand::value &value)
{
    if (name == "record")
        members(value, &Walk::readQuoted);
}

/// A quote beside pictures stands one level deeper (app.bsky.embed.recordWithMedia).
void Walk::readQuoted(std::string_view name, ondemand::value &value)
{
    if (name == "uri")
        take(value, m_content.quoted);
    else if (name == "record")
        members(value, &Walk::readQuoted);
}

void Walk::readFacet(ondemand::value &value)
{
    members(value, &Walk::readFacetMember);
}

void Walk::readFacetMember(std::string_view name, ondemand::value &value)
{
    if (name == "features")
        items(value, &Walk::readFeature);
}

void Walk::readFeature(ondemand::value &value)
{
    members(value, &Walk::readFeatureMember);
}

void Walk::readFeatureMember(std::string_view name, ondemand::value &value)
{
    if (name == "tag")
        readTag(value);
}

void Walk::readTag(ondemand::value &value)
{
    std::string_view text;
    take(value, text);
    const auto tag = Hashtag::fromText(toQt(text));
    m_content.hasTag = m_content.hasTag || (tag && tag->isSameAs(m_hashtag));
}

}  // namespace

struct EventReader::Parts {
    Hashtag hashtag;
    EventContent content;
    ondemand::parser parser;
    std::vector<char> padded;
};

EventReader::EventReader(const Hashtag &hashtag) : m_parts(std::make_unique<Parts>())
{
    m_parts->hashtag = hashtag;
}

EventReader::~EventReader() = default;

const EventContent *EventReader::read(const QByteArray &frame)
{
    std::vector<char> &bytes = m_parts->padded;
    bytes.assign(frame.begin(), frame.end());
    bytes.resize(bytes.size() + simdjson::SIMDJSON_PADDING);
    m_parts->content = {};
    Walk walk(m_parts->hashtag, m_parts->content);
    const auto length = size_t(frame.size());
    ondemand::document document;
    const auto opened = m_parts->parser.iterate(bytes.data(), length, bytes.size()).get(document);
    return opened == simdjson::SUCCESS && walk.read(document) ? &m_parts->content : nullptr;
}

}  // namespace core::bluesky
