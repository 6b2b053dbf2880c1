// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/servers/certificate.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTemporaryDir>

namespace tests {

using namespace Qt::StringLiterals;

std::optional<Certificate> Certificate::make()
{
    const QTemporaryDir folder;
    const QString keyPath = folder.filePath(u"key.pem"_s);
    const QString certificatePath = folder.filePath(u"certificate.pem"_s);
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                   u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                   u"/CN=127.0.0.1"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s, u"-keyout"_s,
                   keyPath, u"-out"_s, certificatePath});
    openssl.waitForFinished();
    QFile key(keyPath);
    const QList<QSslCertificate> certificates = QSslCertificate::fromPath(certificatePath);
    if (certificates.isEmpty() || !key.open(QFile::ReadOnly))
        return std::nullopt;
    Certificate made;
    made.server.setLocalCertificate(certificates.first());
    made.server.setPrivateKey(QSslKey(&key, QSsl::Ec));
    made.server.setPeerVerifyMode(QSslSocket::VerifyNone);
    made.client.setCaCertificates(certificates);
    return made;
}

}  // namespace tests
