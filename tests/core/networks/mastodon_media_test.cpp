// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/networks/mastodon_client_fixture.h"

namespace {

using namespace core;
using namespace tests;
using Code = Error::Code;

const QString uploading = u"POST v2/media"_s;
const QString looking = u"GET v1/media/:id"_s;

class MastodonMediaTest : public MastodonClientTest {
protected:
    Picture aPicture(const QByteArray &bytes = "picture")
    {
        const QString path = folder.filePath(u"my secret cat.png"_s);
        QFile file(path);
        EXPECT_TRUE(file.open(QFile::WriteOnly));
        file.write(bytes);
        return {.file = path,
                .type = u"image/png"_s,
                .bytes = bytes.size(),
                .size = {4, 3},
                .description = u"A café cat"_s,
                .focus = {-0.5, 0.25}};
    }
    Delivery withPicture()
    {
        Delivery delivery = aDelivery();
        delivery.pictures = {aPicture()};
        return delivery;
    }
    Code codeOfUpload(const Result<Reply> &reply, const QString &call = uploading)
    {
        server.instead[call] = {reply};
        return errorOf(client->prepare(withPicture())).code;
    }
    int lookedAt() const { return server.count(looking); }
};

TEST_F(MastodonMediaTest, APictureIsUploadedAheadOfTimeAndOnce)
{
    const Delivery delivery = withPicture();
    ASSERT_TRUE(client->prepare(delivery).result());
    ASSERT_TRUE(client->prepare(delivery).result());
    const Delivery ready = frozen(delivery);
    EXPECT_EQ(server.count(uploading), 1);
    EXPECT_EQ(requestOf(ready)[u"media_ids"], QJsonArray{server.media.firstKey()});
    ASSERT_TRUE(client->publish(ready).result());
    EXPECT_EQ(server.own().first()[u"media_attachments"].toArray().size(), 1);
}

TEST_F(MastodonMediaTest, TheFormHoldsTheBytesTheDescriptionAndWhatACutMustKeep)
{
    ASSERT_TRUE(client->prepare(withPicture()).result());
    const Request upload = server.requests(uploading).value(0);
    const QByteArray type = headerOf(upload, "Content-Type");
    ASSERT_TRUE(type.startsWith("multipart/form-data; boundary="));
    const QByteArray boundary = type.mid(type.indexOf('=') + 1);
    EXPECT_EQ(upload.body,
              QByteArray("--B\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\n"
                         "A café cat\r\n"
                         "--B\r\nContent-Disposition: form-data; name=\"focus\"\r\n\r\n"
                         "-0.50,0.25\r\n"
                         "--B\r\nContent-Disposition: form-data; name=\"file\"; "
                         "filename=\"picture.png\"\r\nContent-Type: image/png\r\n\r\n"
                         "picture\r\n--B--\r\n")
                  .replace("--B", "--" + boundary));
}

TEST_F(MastodonMediaTest, APictureAtWorkIsWaitedFor)
{
    server.mediaLooks = 3;
    const Delivery delivery = withPicture();
    const Future<Done> preparing = client->prepare(delivery);
    EXPECT_FALSE(preparing.isFinished());
    world.clock.advance(500ms);
    EXPECT_EQ(lookedAt(), 0) << "not at once";
    world.clock.advance(1min);
    EXPECT_EQ(lookedAt(), 3);
    ASSERT_TRUE(preparing.isFinished() && preparing.result());
    EXPECT_TRUE(client->publish(frozen(delivery)).result());
    EXPECT_EQ(server.count(uploading), 1);
}

TEST_F(MastodonMediaTest, APictureThatIsNeverReadyIsGivenUpForNow)
{
    server.mediaLooks = 1000;
    const Future<Done> preparing = client->prepare(withPicture());
    world.clock.advance(10min);
    EXPECT_EQ(errorOf(preparing).code, Code::Offline);
    EXPECT_EQ(lookedAt(), 20);
}

TEST_F(MastodonMediaTest, ALookThatGetsLostIsTakenAgain)
{
    server.mediaLooks = 1;
    server.instead[looking] = {failure(Code::Unconfirmed), SmallMastodon::page(),
                               SmallMastodon::error(503, "Down")};
    const Future<Done> preparing = client->prepare(withPicture());
    world.clock.advance(1min);
    EXPECT_TRUE(preparing.isFinished() && preparing.result());
    EXPECT_EQ(lookedAt(), 4);
}

TEST_F(MastodonMediaTest, APictureThatTheServerFailsAtIsRefused)
{
    server.mediaLooks = 1;
    server.instead[looking] = {SmallMastodon::error(422, "Error processing canary")};
    const Future<Done> preparing = client->prepare(withPicture());
    world.clock.advance(1min);
    EXPECT_EQ(errorOf(preparing).code, Code::Refused);
}

TEST_F(MastodonMediaTest, AnOldServerIsAskedInTheOldWay)
{
    server.hasMediaV2 = false;
    const Delivery delivery = withPicture();
    ASSERT_TRUE(client->publish(frozen(delivery)).result());
    ASSERT_EQ(server.count(u"POST v1/media"_s), 1);
    EXPECT_EQ(server.requests(u"POST v1/media"_s).first().body,
              server.requests(uploading).first().body);
}

TEST_F(MastodonMediaTest, EachFailureOfAnUploadLeadsToItsOwnNextStep)
{
    EXPECT_EQ(codeOfUpload(SmallMastodon::error(422, "Validation failed")), Code::Refused);
    EXPECT_EQ(codeOfUpload(SmallMastodon::error(401, "Invalid")), Code::SignedOut);
    EXPECT_EQ(codeOfUpload(SmallMastodon::error(429, "Often")), Code::RateLimited);
    EXPECT_EQ(codeOfUpload(failure(Code::Unconfirmed)), Code::Offline);
    EXPECT_EQ(codeOfUpload(SmallMastodon::page()), Code::Offline);
    EXPECT_EQ(codeOfUpload(SmallMastodon::page(403)), Code::Offline);
    EXPECT_EQ(codeOfUpload(FakeTransport::json(200, "{}")), Code::Offline);
    EXPECT_EQ(codeOfUpload(SmallMastodon::error(500, "Oops")), Code::Offline);
    EXPECT_TRUE(client->prepare(withPicture()).result());
}

TEST_F(MastodonMediaTest, APictureThatTheServerTakesNotIsSaidWithoutSendingIt)
{
    Delivery delivery = withPicture();
    delivery.pictures.first().file = folder.filePath(u"none.png"_s);
    EXPECT_EQ(errorOf(client->freeze(delivery)).code, Code::Unreadable);
    delivery = withPicture();
    delivery.pictures.first().type = u"image/tiff"_s;
    EXPECT_EQ(errorOf(client->freeze(delivery)).code, Code::Refused);
    delivery = withPicture();
    delivery.pictures.first().description = QString(1501, u'a');
    EXPECT_EQ(errorOf(client->freeze(delivery)).code, Code::TooLong);
    delivery.pictures = QList<Picture>(5, aPicture());
    EXPECT_EQ(errorOf(client->freeze(delivery)).code, Code::Refused);
    EXPECT_EQ(server.count(uploading), 0);
}

TEST_F(MastodonMediaTest, APictureThatIsOnItsWayIsNotUploadedASecondTime)
{
    server.say(server.username, u"Hello"_s);
    ASSERT_TRUE(client->prepare(aDelivery()).result());
    const Delivery delivery = withPicture();
    const qsizetype before = world.transport.sent.size();
    world.transport.neverReplies = true;
    const Future<Delivery> first = client->freeze(delivery);
    const Future<Delivery> second = client->freeze(delivery);
    ASSERT_EQ(world.transport.sent.size(), before + 1);
    world.transport.reply(0, world.transport.answer(world.transport.sent.last()));
    EXPECT_TRUE(first.isFinished() && first.result());
    EXPECT_TRUE(second.isFinished() && second.result());
    EXPECT_EQ(server.count(uploading), 1);
}

TEST_F(MastodonMediaTest, APictureThatWasUploadedLongAgoIsUploadedAgain)
{
    const Delivery delivery = withPicture();
    ASSERT_TRUE(client->prepare(delivery).result());
    world.clock.advance(59min);
    ASSERT_TRUE(client->prepare(delivery).result());
    EXPECT_EQ(server.count(uploading), 1);
    world.clock.advance(2min);
    ASSERT_TRUE(client->prepare(delivery).result());
    EXPECT_EQ(server.count(uploading), 2);
}

TEST_F(MastodonMediaTest, TwoDeliveriesShareNoPicture)
{
    ASSERT_TRUE(client->publish(frozen(withPicture())).result());
    ASSERT_TRUE(client->publish(frozen(withPicture())).result());
    EXPECT_EQ(server.count(uploading), 2) << "an upload belongs to one status";
}

TEST_F(MastodonMediaTest, AStatusWhosePictureIsStillAtWorkIsSentAgainInAMoment)
{
    const Delivery delivery = frozen(withPicture());
    server.instead[posting] = {
        SmallMastodon::error(422, "Cannot attach files that have not finished processing")};
    const Error error = errorOf(client->publish(delivery));
    EXPECT_EQ(error.code, Code::RateLimited);
    EXPECT_EQ(error.retryAfter, 5s);
    EXPECT_TRUE(client->publish(delivery).result());
}

TEST_F(MastodonMediaTest, AStatusWithAPictureIsFoundAgainAndOneWithoutIsAnother)
{
    const Delivery delivery = frozen(withPicture());
    sendIntoTheVoid(delivery);
    server.say(server.username, question);
    world.clock.advance(1min);
    EXPECT_EQ(found(delivery).code, Code::NotFound);
    sendAndHearNothing(delivery);
    EXPECT_TRUE(client->findPublished(delivery).result());
}

}  // namespace
