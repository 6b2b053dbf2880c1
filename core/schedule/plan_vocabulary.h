// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

/// The words by which a text says what a line is about, in the languages that the reader knows:
/// alternatives of a regular expression, in lower case. Names of days, months, numbers and zones
/// are in plan_words.cpp and plan_zones.cpp. To teach the reader a language, add to these lists and
/// put a text into tests/data/plans.
namespace core::plan::vocabulary {

/// "Host:", "Moderation:" before the names.
inline constexpr QStringView hosts =
    u"(?:co-?\\s?|guest |chat )?hosts?(?:\\(s\\))?|(?:guest |chat )?moderators?|"
    u"chair(?:person|s)?|facilitators?|moderation|gastgeber(?:in|innen)?|anfitri[oó]n(?:a|es|as)?|"
    u"moderadora?(?:es|s)?|modera(?:n|ci[oó]n|nno)?|animation|animateurs?|animatrices?|ospit[ei]|"
    u"moderator(?:i|en|zy|ki)?|moderatrici?|gast(?:heer|heren|vrouw|vrouwen)|presentatie|conduce|"
    u"conducono|värd(?:ar)?|vært(?:er)?|vert(?:er)?|ordstyrer|juontaja|juontajat|prowadz[ią]|"
    u"prowadząc[ya]|mediação|mediadora?(?:es)?|moderatör(?:ler)?|sunucu(?:lar)?|pembawa acara|"
    u"pemandu|tagapagdaloy|ведущ(?:ий|ая|ие)|司会|司会者|ホスト|主持人|진행";

/// "hosted by" before the names, at the start of a line or inside it.
inline constexpr QStringView hostedBy =
    u"(?:co-?\\s?)?hosted by|moderated by|chaired by|led by|facilitated by|run by|moderiert von|"
    u"geleitet von|animée? par|présentée? par|moderad[oa] por|presentad[oa] por|conducid[oa] por|"
    u"mediad[oa] por|apresentad[oa] por|condott[oa] da|moderat[oa] da|a cura di|"
    u"gepresenteerd door|gemodereerd door|modereras av|ledes av|ledes af|prowadzon[ya] przez|"
    u"dipandu oleh|pangungunahan ni(?:na)?";

/// "By Ann" below a title.
inline constexpr QStringView by = u"by|von|por|par|di|door|av|af|oleh|ni";

/// What joins two names.
inline constexpr QStringView joiners =
    u"and|und|y|et|e|with|mit|con|avec|en|met|och|og|ja|i|oraz|ve|dan|at|и|と";

/// "Topic:" before the title.
inline constexpr QStringView titles =
    u"title|topic|theme|subject|titel|thema|tema|título|titulo|titre|thème|sujet|titolo|argomento|"
    u"onderwerp|betreff|asunto|oggetto|objet|assunto|ämne|emne|aihe|temat|konu|başlık|tópico|topik|"
    u"judul|paksa|тема|テーマ|主題|主题|タイトル|주제";

/// Words that every announcement has and that name no topic.
inline constexpr QStringView everywhere =
    u"next|this|on|tonight|tomorrow|today|reminder|(?:tweet|twitter|hashtag)?chats?|our|the|join|"
    u"us|for|invitation|invite|"
    u"announcement|announcing|recap|summary|bilingual|twitter|mastodon|bluesky|live|a|an|in|at|"
    u"week|"
    u"of|and|to|hashtag|monthly|weekly|plan|planning|upcoming|draft|drafts|questions?|re|fwd?|aw|"
    u"wg|"
    u"run|sheet|show|schedule|season|episodes?|ep|edition|no|nr|vol|part|session|notes|outline|q|a|"
    u"qs|"
    u"der|die|das|am|im|für|vom|zum|heute|fragen|einladung|erinnerung|ankündigung|nachlese|"
    u"rückblick|entwurf|nächster?|charla|preguntas|para|la|el|del|de|hoy|resumen|esta|noche|"
    u"recordatorio|borrador|le|les|du|ce|soir|questions|rappel|résumé|compte|rendu|il|domande|per|"
    u"promemoria|perguntas|hoje|lembrete|resumo|vragen|voor|vanavond|samenvatting|uitnodiging|"
    u"frågor|spørgsmål|spørsmål|pytania|sorular|pertanyaan|tanong";

/// "Date:", "Wann:" before the day or the hour.
inline constexpr QStringView when =
    u"date|day|time|start(?:s|ing|ing time| time)?|when|date (?:and|&) time|day (?:and|&) time|"
    u"wann|datum|uhrzeit|zeit|beginn|termin|tag|startzeit|cuándo|cuando|fecha|hora|horario|quand|"
    u"horaire|heure|quando|data|dia|horário|ora|orario|wanneer|tijd|aanvang|när|tid|dato|dag|når|"
    u"klokkeslett|milloin|aika|kiedy|godzina|tarih|saat|zaman|ne zaman|tanggal|waktu|jam|kailan|"
    u"oras|petsa|когда|дата|время|日時|日程|日付|時間|開始|schedule|repeats?";

/// Words of a line that speaks of the chat itself.
inline constexpr QStringView chat =
    u"chats?|join|live|meet|meets|takes? place|held|conversations?|session|host(?:ed)?|"
    u"start(?:s|ing)?|begin(?:s)?|tonight|heute|treffen|statt|gespräche?|charla|únete|únanse|"
    u"conversación|rendez-vous|échange|discussion|nos encontramos|happens|nos vemos|encontro|"
    u"participe|ci vediamo|appuntamento|chatten|praten|vi ses|spotykamy|buluşuyoruz|bertemu|"
    u"magkita|samahan|開催";

/// Words of a line whose day or hour is not the chat's.
inline constexpr QStringView other =
    u"published|posted|updated|written|veröffentlicht|publicad[oa]|publiée?|pubblicat[oa]|"
    u"geplaatst|deadline|submit|register by|rsvp|sign up|until|copyright|last (?:week|month|time|"
    u"chat)|previous(?:ly)?|recap (?:will|goes|is)|doors|no chat|skip|office hours?|planning "
    u"(?:call|meeting)|rehearsal|newsletter|reply by|sent|archive|transcript|anmeldeschluss|"
    u"inscr[ií]bete|inscrições|inscriptions?";

/// Words of a line that announces the chat after this one.
inline constexpr QStringView next =
    u"next (?:chat|week|month|time|one|topic|session|#)|see you|join us again|nächste[rns]?|"
    u"próxim[ao]s?|prochaine?|prossim[ao]|volgende|nästa|neste|næste|następn[yae]|gelecek|"
    u"berikutnya|susunod|次回|upcoming";

/// Words that say that something comes again.
inline constexpr QStringView every =
    u"every|each|alternat|fortnight|bi-?weekly|weekly|monthly|first|second|third|fourth|last|1st|"
    u"2nd|3rd|jede|alle|erste|zweite|letzte|tous|toutes|chaque|premier|todos|todas|cada|primer|"
    u"ogni|primo|elke|varje|hver|każd|setiap|tuwing|毎|隔|repeats?|recurr";

/// "We will ask:" above a list of questions.
inline constexpr QStringView announcing =
    u"we(?:['\u2019]ll| will| want to)? (?:ask|discuss|talk about)|questions?|prompts?|fragen|"
    u"preguntas|perguntas|domande|vragen|frågor|spørgsmål";

/// "Duration:" before a length, and its units.
inline constexpr QStringView lengths =
    u"duration|length|lasts?|dauer|duraci[oó]n|durée|duração|durata|duur|längd|varighet|varighed|"
    u"czas trwania|süre|durasi|tagal|所要時間";
inline constexpr QStringView hours =
    u"hours?|hrs?|stunden?|std|horas?|heures?|or[ae]|uur|timmar?|timer?|godzin[ay]?|saat|jam|oras|"
    u"時間|h";
inline constexpr QStringView minutes = u"minutes?|mins?|minuten|minutos?|minuti|minuter|minutter|"
                                       u"minut[ay]?|dakika|menit|minuto|分|min";

/// A regular expression that knows all alphabets and takes capitals for small letters.
inline QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption |
                                        QRegularExpression::UseUnicodePropertiesOption);
}

}  // namespace core::plan::vocabulary
