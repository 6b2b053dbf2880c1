// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace core::words {

namespace {

using namespace std::string_view_literals;

// Each list is sorted: it is searched by halves.
constexpr std::array answerWords = {
    u"ans"sv,      u"answ"sv,      u"answer"sv,   u"answers"sv, u"antwoord"sv, u"antwort"sv,
    u"cevap"sv,    u"jawab"sv,     u"jawaban"sv,  u"reply"sv,   u"reponse"sv,  u"response"sv,
    u"resposta"sv, u"respuesta"sv, u"risposta"sv, u"svar"sv,    u"yanit"sv,
};

constexpr std::array questionWords = {
    u"domanda"sv,  u"fraga"sv, u"frage"sv,    u"pergunta"sv,  u"pertanyaan"sv,
    u"pregunta"sv, u"quest"sv, u"question"sv, u"questions"sv, u"soru"sv,
    u"sporsmal"sv, u"topic"sv, u"vraag"sv,
};

constexpr std::array continuations = {
    u"am"sv,           u"anfanger"sv,  u"are"sv,        u"audi"sv,       u"autobahn"sv,
    u"beginner"sv,     u"beginners"sv, u"being"sv,      u"booklet"sv,    u"budget"sv,
    u"car"sv,          u"cars"sv,      u"carta"sv,      u"cefr"sv,       u"certificate"sv,
    u"certificates"sv, u"chip"sv,      u"chips"sv,      u"class"sv,      u"classes"sv,
    u"cm"sv,           u"condition"sv, u"copies"sv,     u"copy"sv,       u"course"sv,
    u"courses"sv,      u"day"sv,       u"days"sv,       u"deutsch"sv,    u"deutschkurs"sv,
    u"diabetes"sv,     u"diabetic"sv,  u"diabetica"sv,  u"diabetico"sv,  u"diabetics"sv,
    u"document"sv,     u"documents"sv, u"driver"sv,     u"drivers"sv,    u"dutch"sv,
    u"earnings"sv,     u"english"sv,   u"envelope"sv,   u"envelopes"sv,  u"exam"sv,
    u"exams"sv,        u"few"sv,       u"figures"sv,    u"flyer"sv,      u"flyers"sv,
    u"folder"sv,       u"folders"sv,   u"forecast"sv,   u"format"sv,     u"formato"sv,
    u"frame"sv,        u"french"sv,    u"german"sv,     u"goals"sv,      u"grade"sv,
    u"grades"sv,       u"grammar"sv,   u"grand"sv,      u"group"sv,      u"groups"sv,
    u"highway"sv,      u"hour"sv,      u"hours"sv,      u"inch"sv,       u"institution"sv,
    u"is"sv,           u"italian"sv,   u"kg"sv,         u"km"sv,         u"kurs"sv,
    u"kurse"sv,        u"landscape"sv, u"leaflet"sv,    u"learner"sv,    u"learners"sv,
    u"lernende"sv,     u"lernenden"sv, u"lerner"sv,     u"level"sv,      u"levels"sv,
    u"line"sv,         u"livello"sv,   u"lot"sv,        u"materials"sv,  u"metro"sv,
    u"milk"sv,         u"mm"sv,        u"motorway"sv,   u"nd"sv,         u"nivaa"sv,
    u"niveau"sv,       u"nivel"sv,     u"nivell"sv,     u"notebook"sv,   u"notebooks"sv,
    u"numbers"sv,      u"okrs"sv,      u"page"sv,       u"pages"sv,      u"papel"sv,
    u"paper"sv,        u"papers"sv,    u"papier"sv,     u"papir"sv,      u"percent"sv,
    u"planning"sv,     u"portrait"sv,  u"portuguese"sv, u"poster"sv,     u"posters"sv,
    u"print"sv,        u"printer"sv,   u"printing"sv,   u"printout"sv,   u"printouts"sv,
    u"prints"sv,       u"prix"sv,      u"processor"sv,  u"profit"sv,     u"pupil"sv,
    u"pupils"sv,       u"quality"sv,   u"quarter"sv,    u"race"sv,       u"races"sv,
    u"racing"sv,       u"rd"sv,        u"report"sv,     u"reports"sv,    u"result"sv,
    u"results"sv,      u"revenue"sv,   u"review"sv,     u"road"sv,       u"route"sv,
    u"sales"sv,        u"sauce"sv,     u"schuler"sv,    u"season"sv,     u"seviye"sv,
    u"sheet"sv,        u"sheets"sv,    u"size"sv,       u"sized"sv,      u"spanish"sv,
    u"speaker"sv,      u"speakers"sv,  u"st"sv,         u"steak"sv,      u"street"sv,
    u"student"sv,      u"students"sv,  u"stufe"sv,      u"subway"sv,     u"target"sv,
    u"targets"sv,      u"team"sv,      u"teams"sv,      u"textbook"sv,   u"textbooks"sv,
    u"th"sv,           u"thing"sv,     u"things"sv,     u"turkish"sv,    u"universities"sv,
    u"university"sv,   u"visa"sv,      u"visas"sv,      u"vocabulary"sv, u"was"sv,
    u"week"sv,         u"weeks"sv,     u"were"sv,       u"worksheet"sv,  u"worksheets"sv,
};

constexpr std::array capitalisedContinuations = {
    u"anfanger"sv, u"autobahn"sv, u"cefr"sv,     u"deutsch"sv,    u"deutschkurs"sv, u"dutch"sv,
    u"english"sv,  u"french"sv,   u"german"sv,   u"grade"sv,      u"grand"sv,       u"italian"sv,
    u"kurs"sv,     u"kurse"sv,    u"lernende"sv, u"lernenden"sv,  u"lerner"sv,      u"level"sv,
    u"niveau"sv,   u"paper"sv,    u"papier"sv,   u"portuguese"sv, u"schuler"sv,     u"spanish"sv,
    u"stufe"sv,    u"turkish"sv,  u"visa"sv,
};

constexpr std::array questionContinuations = {
    u"again"sv,  u"already"sv, u"and"sv,  u"are"sv,    u"at"sv,     u"comes"sv,
    u"coming"sv, u"gets"sv,    u"good"sv, u"got"sv,    u"great"sv,  u"had"sv,
    u"has"sv,    u"in"sv,      u"is"sv,   u"just"sv,   u"looks"sv,  u"made"sv,
    u"makes"sv,  u"next"sv,    u"now"sv,  u"please"sv, u"really"sv, u"reminded"sv,
    u"so"sv,     u"sounds"sv,  u"up"sv,   u"was"sv,    u"were"sv,
};

constexpr std::array partWords = {
    u"again"sv, u"also"sv,  u"bis"sv,  u"cont"sv,  u"contd"sv, u"continued"sv,
    u"ctd"sv,   u"forts"sv, u"part"sv, u"parte"sv, u"parts"sv, u"pt"sv,
    u"still"sv, u"suite"sv, u"teil"sv, u"too"sv,
};

constexpr std::array joiners = {
    u"and"sv,  u"bis"sv,     u"dan"sv,  u"e"sv,  u"en"sv,  u"et"sv,    u"och"sv, u"og"sv,
    u"plus"sv, u"through"sv, u"thru"sv, u"to"sv, u"und"sv, u"until"sv, u"ve"sv,  u"y"sv,
};

constexpr std::array leadIns = {
    u"a"sv,        u"about"sv,      u"ad"sv,        u"adding"sv,   u"also"sv,      u"and"sv,
    u"another"sv,  u"answer"sv,     u"answering"sv, u"answers"sv,  u"as"sv,        u"back"sv,
    u"bonus"sv,    u"catching"sv,   u"combined"sv,  u"finally"sv,  u"first"sv,     u"for"sv,
    u"here"sv,     u"here's"sv,     u"heres"sv,     u"in"sv,       u"is"sv,        u"late"sv,
    u"more"sv,     u"moving"sv,     u"my"sv,        u"now"sv,      u"of"sv,        u"oh"sv,
    u"ok"sv,       u"okay"sv,       u"on"sv,        u"onto"sv,     u"our"sv,       u"para"sv,
    u"pour"sv,     u"question"sv,   u"quick"sv,     u"re"sv,       u"regarding"sv, u"reply"sv,
    u"replying"sv, u"responding"sv, u"response"sv,  u"so"sv,       u"sobre"sv,     u"some"sv,
    u"still"sv,    u"the"sv,        u"then"sv,      u"thoughts"sv, u"to"sv,        u"up"sv,
    u"well"sv,     u"with"sv,       u"zu"sv,        u"zur"sv,
};

constexpr std::array lateWords = {
    u"arrived"sv,   u"atrasada"sv,  u"atrasado"sv, u"backlog"sv, u"behind"sv,   u"belated"sv,
    u"belatedly"sv, u"catch"sv,     u"catching"sv, u"delayed"sv, u"joined"sv,   u"laat"sv,
    u"late"sv,      u"lately"sv,    u"later"sv,    u"missed"sv,  u"nachtrag"sv, u"retard"sv,
    u"ritardo"sv,   u"sen"sv,       u"sorry"sv,    u"spat"sv,    u"tarde"sv,    u"tardi"sv,
    u"traffic"sv,   u"verspatet"sv,
};

constexpr std::array conjunctions = {
    u"aber"sv, u"and"sv, u"but"sv,  u"e"sv,    u"en"sv,      u"et"sv,  u"maar"sv, u"mais"sv,
    u"mas"sv,  u"och"sv, u"pero"sv, u"sino"sv, u"sondern"sv, u"und"sv, u"ve"sv,   u"y"sv,
};

constexpr std::array corrections = {
    u"actually"sv, u"correction"sv, u"desculpa"sv, u"eigentlich"sv, u"korrektur"sv,
    u"mean"sv,     u"meant"sv,      u"meine"sv,    u"oops"sv,       u"pardon"sv,
    u"perdon"sv,   u"rather"sv,     u"scusa"sv,    u"scusate"sv,    u"sorry"sv,
    u"sry"sv,      u"ups"sv,        u"wait"sv,     u"whoops"sv,
};

constexpr std::array reactions = {
    u"100"sv,       u"1000"sv,      u"a"sv,         u"above"sv,     u"absolutely"sv,
    u"again"sv,     u"agree"sv,     u"agreed"sv,    u"agreeing"sv,  u"agrees"sv,
    u"ah"sv,        u"all"sv,       u"also"sv,      u"amazing"sv,   u"amen"sv,
    u"an"sv,        u"and"sv,       u"answer"sv,    u"answers"sv,   u"are"sv,
    u"at"sv,        u"awesome"sv,   u"back"sv,      u"be"sv,        u"beautiful"sv,
    u"below"sv,     u"bien"sv,      u"boost"sv,     u"boosting"sv,  u"bravo"sv,
    u"brilliant"sv, u"case"sv,      u"claro"sv,     u"congrats"sv,  u"congratulations"sv,
    u"cool"sv,      u"correct"sv,   u"dank"sv,      u"danke"sv,     u"definitely"sv,
    u"ditto"sv,     u"down"sv,      u"everybody"sv, u"everyone"sv,  u"exact"sv,
    u"exactly"sv,   u"excellent"sv, u"fantastic"sv, u"for"sv,       u"genau"sv,
    u"good"sv,      u"gracias"sv,   u"grazie"sv,    u"great"sv,     u"gut"sv,
    u"ha"sv,        u"haha"sv,      u"hahaha"sv,    u"hear"sv,      u"hello"sv,
    u"here"sv,      u"here's"sv,    u"heres"sv,     u"hi"sv,        u"hmm"sv,
    u"how"sv,       u"i"sv,         u"i'm"sv,       u"idea"sv,      u"ideas"sv,
    u"im"sv,        u"in"sv,        u"indeed"sv,    u"is"sv,        u"it"sv,
    u"it's"sv,      u"its"sv,       u"ja"sv,        u"jo"sv,        u"join"sv,
    u"just"sv,      u"kudos"sv,     u"like"sv,      u"liked"sv,     u"likes"sv,
    u"lol"sv,       u"look"sv,      u"love"sv,      u"loved"sv,     u"lovely"sv,
    u"loving"sv,    u"me"sv,        u"merci"sv,     u"mine"sv,      u"missed"sv,
    u"much"sv,      u"must"sv,      u"muy"sv,       u"my"sv,        u"need"sv,
    u"needed"sv,    u"nein"sv,      u"nice"sv,      u"no"sv,        u"nope"sv,
    u"obrigada"sv,  u"obrigado"sv,  u"of"sv,        u"oh"sv,        u"ok"sv,
    u"okay"sv,      u"omg"sv,       u"on"sv,        u"one"sv,       u"or"sv,
    u"oui"sv,       u"perfect"sv,   u"please"sv,    u"plus"sv,      u"point"sv,
    u"points"sv,    u"preach"sv,    u"question"sv,  u"questions"sv, u"read"sv,
    u"really"sv,    u"right"sv,     u"rt"sv,        u"said"sv,      u"same"sv,
    u"see"sv,       u"sehr"sv,      u"share"sv,     u"shared"sv,    u"sharing"sv,
    u"si"sv,        u"so"sv,        u"spot"sv,      u"stimmt"sv,    u"such"sv,
    u"super"sv,     u"tack"sv,      u"thank"sv,     u"thanks"sv,    u"that"sv,
    u"the"sv,       u"these"sv,     u"this"sv,      u"those"sv,     u"thought"sv,
    u"thoughts"sv,  u"thx"sv,       u"to"sv,        u"too"sv,       u"totally"sv,
    u"tres"sv,      u"true"sv,      u"ty"sv,        u"u"sv,         u"up"sv,
    u"us"sv,        u"very"sv,      u"vrai"sv,      u"was"sv,       u"watch"sv,
    u"welcome"sv,   u"well"sv,      u"what"sv,      u"with"sv,      u"wonderful"sv,
    u"wow"sv,       u"ya"sv,        u"yeah"sv,      u"yep"sv,       u"yes"sv,
    u"you"sv,       u"your"sv,      u"yours"sv,     u"yup"sv,
};

constexpr std::array interrogatives = {
    u"any"sv,      u"anybody"sv, u"anyone"sv, u"are"sv,   u"can"sv,   u"comment"sv, u"como"sv,
    u"could"sv,    u"cuando"sv,  u"did"sv,    u"do"sv,    u"does"sv,  u"donde"sv,   u"had"sv,
    u"has"sv,      u"have"sv,    u"how"sv,    u"is"sv,    u"may"sv,   u"ou"sv,      u"por"sv,
    u"pourquoi"sv, u"quand"sv,   u"que"sv,    u"qui"sv,   u"quien"sv, u"should"sv,  u"wann"sv,
    u"warum"sv,    u"was"sv,     u"wer"sv,    u"were"sv,  u"what"sv,  u"when"sv,    u"where"sv,
    u"which"sv,    u"who"sv,     u"whom"sv,   u"whose"sv, u"why"sv,   u"wie"sv,     u"will"sv,
    u"wo"sv,       u"would"sv,
};

constexpr std::array greetings = {
    u"abend"sv,   u"afternoon"sv, u"all"sv,    u"and"sv,       u"boa"sv,       u"bonjour"sv,
    u"bonsoir"sv, u"buenas"sv,    u"ciao"sv,   u"evening"sv,   u"everybody"sv, u"everyone"sv,
    u"folks"sv,   u"friends"sv,   u"good"sv,   u"greetings"sv, u"guten"sv,     u"hallo"sv,
    u"hello"sv,   u"hey"sv,       u"hi"sv,     u"hiya"sv,      u"hola"sv,      u"just"sv,
    u"moin"sv,    u"morning"sv,   u"noches"sv, u"noite"sv,     u"ola"sv,       u"so"sv,
    u"there"sv,   u"wave"sv,      u"waving"sv, u"well"sv,
};

constexpr std::array housekeepingWords = {
    u"announce"sv,   u"announcement"sv, u"answer"sv,     u"answers"sv,   u"antwort"sv,
    u"antworten"sv,  u"archive"sv,      u"begin"sv,      u"beginning"sv, u"begins"sv,
    u"block"sv,      u"chat"sv,         u"chats"sv,      u"co-host"sv,   u"cohost"sv,
    u"domanda"sv,    u"domande"sv,      u"format"sv,     u"frage"sv,     u"fragen"sv,
    u"hashtag"sv,    u"highlight"sv,    u"highlights"sv, u"host"sv,      u"hosted"sv,
    u"hosting"sv,    u"hosts"sv,        u"hour"sv,       u"introduce"sv, u"introductions"sv,
    u"junk"sv,       u"last"sv,         u"minute"sv,     u"minutes"sv,   u"mute"sv,
    u"muted"sv,      u"next"sv,         u"pregunta"sv,   u"preguntas"sv, u"question"sv,
    u"question's"sv, u"questions"sv,    u"recap"sv,      u"remember"sv,  u"remind"sv,
    u"reminder"sv,   u"reminders"sv,    u"replies"sv,    u"reply"sv,     u"replying"sv,
    u"reponse"sv,    u"reponses"sv,     u"report"sv,     u"respuesta"sv, u"rule"sv,
    u"rules"sv,      u"schedule"sv,     u"session"sv,    u"spam"sv,      u"start"sv,
    u"starting"sv,   u"starts"sv,       u"tag"sv,        u"tags"sv,      u"tech"sv,
    u"technical"sv,  u"thread"sv,       u"threads"sv,    u"tonight"sv,   u"tonight's"sv,
    u"transcript"sv, u"wrap"sv,
};

constexpr std::array introductionWords = {
    u"aus"sv,       u"based"sv, u"coach"sv,   u"de"sv,        u"first-time"sv, u"from"sv,
    u"grade"sv,     u"here"sv,  u"joining"sv, u"lehrer"sv,    u"lehrerin"sv,   u"librarian"sv,
    u"live"sv,      u"name"sv,  u"newbie"sv,  u"principal"sv, u"profe"sv,      u"profesor"sv,
    u"profesora"sv, u"soy"sv,   u"teach"sv,   u"teacher"sv,   u"teaching"sv,   u"work"sv,
    u"year"sv,      u"years"sv,
};

template <typename Words>
constexpr bool isSorted(const Words &words)
{
    return std::is_sorted(words.begin(), words.end());
}
static_assert(isSorted(answerWords) && isSorted(questionWords) && isSorted(continuations) &&
              isSorted(capitalisedContinuations) && isSorted(questionContinuations) &&
              isSorted(partWords) && isSorted(joiners) && isSorted(leadIns) &&
              isSorted(lateWords) && isSorted(corrections) && isSorted(conjunctions) &&
              isSorted(reactions) && isSorted(interrogatives) && isSorted(greetings) &&
              isSorted(housekeepingWords) && isSorted(introductionWords));

template <typename Words>
bool holds(const Words &words, QStringView word)
{
    const std::u16string_view wanted(word.utf16(), size_t(word.size()));
    return std::binary_search(words.begin(), words.end(), wanted);
}

}  // namespace

bool isAnswer(QStringView word)
{
    return holds(answerWords, word);
}

bool isQuestion(QStringView word)
{
    return holds(questionWords, word);
}

bool continuesLabel(QStringView word)
{
    return holds(continuations, word);
}

bool continuesThoughCapital(QStringView word)
{
    return holds(capitalisedContinuations, word);
}

bool continuesQuestionLabel(QStringView word)
{
    return holds(questionContinuations, word);
}

bool isPart(QStringView word)
{
    return holds(partWords, word);
}

bool isJoiner(QStringView word)
{
    return holds(joiners, word);
}

bool isLeadIn(QStringView word)
{
    return holds(leadIns, word);
}

bool isLate(QStringView word)
{
    return holds(lateWords, word);
}

bool isConjunction(QStringView word)
{
    return holds(conjunctions, word);
}

bool isCorrection(QStringView word)
{
    return holds(corrections, word);
}

bool isReaction(QStringView word)
{
    return holds(reactions, word);
}

bool isInterrogative(QStringView word)
{
    return holds(interrogatives, word);
}

bool isGreeting(QStringView word)
{
    return holds(greetings, word);
}

bool isHousekeeping(QStringView word)
{
    return holds(housekeepingWords, word);
}

bool isSelfIntroduction(QStringView word)
{
    return holds(introductionWords, word);
}

}  // namespace core::words
