// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/html_references.h"

#include <QHash>

namespace core {

using namespace Qt::StringLiterals;

namespace {

const QHash<QString, QChar> &namedReferences()
{
    static const QHash<QString, QChar> names = {
        {u"amp"_s, u'&'},         {u"lt"_s, u'<'},          {u"gt"_s, u'>'},
        {u"quot"_s, u'"'},        {u"apos"_s, u'\''},       {u"nbsp"_s, u' '},
        {u"ndash"_s, u'\u2013'},  {u"mdash"_s, u'\u2014'},  {u"hellip"_s, u'\u2026'},
        {u"lsquo"_s, u'\u2018'},  {u"rsquo"_s, u'\u2019'},  {u"ldquo"_s, u'\u201C'},
        {u"rdquo"_s, u'\u201D'},  {u"sbquo"_s, u'\u201A'},  {u"bdquo"_s, u'\u201E'},
        {u"laquo"_s, u'\u00AB'},  {u"raquo"_s, u'\u00BB'},  {u"bull"_s, u'\u2022'},
        {u"middot"_s, u'\u00B7'}, {u"iexcl"_s, u'\u00A1'},  {u"iquest"_s, u'\u00BF'},
        {u"auml"_s, u'\u00E4'},   {u"ouml"_s, u'\u00F6'},   {u"uuml"_s, u'\u00FC'},
        {u"Auml"_s, u'\u00C4'},   {u"Ouml"_s, u'\u00D6'},   {u"Uuml"_s, u'\u00DC'},
        {u"szlig"_s, u'\u00DF'},  {u"eacute"_s, u'\u00E9'}, {u"egrave"_s, u'\u00E8'},
        {u"ecirc"_s, u'\u00EA'},  {u"aacute"_s, u'\u00E1'}, {u"agrave"_s, u'\u00E0'},
        {u"acirc"_s, u'\u00E2'},  {u"iacute"_s, u'\u00ED'}, {u"oacute"_s, u'\u00F3'},
        {u"uacute"_s, u'\u00FA'}, {u"ntilde"_s, u'\u00F1'}, {u"ccedil"_s, u'\u00E7'},
        {u"atilde"_s, u'\u00E3'}, {u"otilde"_s, u'\u00F5'}, {u"copy"_s, u'\u00A9'},
        {u"euro"_s, u'\u20AC'},   {u"zwj"_s, u'\u200D'},    {u"num"_s, u'#'},
        {u"colon"_s, u':'},       {u"thinsp"_s, u' '},      {u"shy"_s, u'\u00AD'},
    };
    return names;
}

QString numericReference(QStringView digits)
{
    const bool hex = digits.startsWith(u'x') || digits.startsWith(u'X');
    bool isNumber = false;
    const uint code = (hex ? digits.mid(1) : digits).toUInt(&isNumber, hex ? 16 : 10);
    if (!isNumber || code < 32 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return {};
    const char32_t point = code;
    return QString::fromUcs4(&point, 1);
}

}  // namespace

HtmlReference htmlReferenceAt(QStringView text, qsizetype at)
{
    constexpr qsizetype longest = 10;
    if (at >= text.size() || text[at] != u'&')
        return {};
    const qsizetype end = text.mid(at, longest).indexOf(u';');
    if (end < 2)
        return {};
    const QStringView name = text.mid(at + 1, end - 1);
    QString character;
    if (name.startsWith(u'#')) {
        character = numericReference(name.mid(1));
    } else {
        const auto known = namedReferences().constFind(name.toString());
        if (known != namedReferences().cend())
            character = *known;
    }
    return {character, character.isEmpty() ? 0 : end + 1};
}

QString withoutHtmlReferences(const QString &text)
{
    if (!text.contains(u'&'))
        return text;
    QString plain;
    plain.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const HtmlReference reference = htmlReferenceAt(text, at);
        if (reference.length > 0)
            plain += reference.text;
        else
            plain += text[at];
        at += std::max<qsizetype>(reference.length, 1);
    }
    return plain;
}

}  // namespace core
