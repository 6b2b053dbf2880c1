// SPDX-License-Identifier: GPL-3.0-or-later
// What people say without answering.
#include "core/answers/word_lists.h"

namespace core::words {

namespace {

constexpr std::array lists = {
    WordList{Trait::Reaction,
             u"100 1000 a above absolument absolut absolutely accord accordo ach acuerdo adore "
             u"adorei adoro again agree agreeable agreed agreeing agrees ah all also amazed "
             u"amazing amei amen amo an anch'io anche and answer answers are as at auch aussi aw "
             u"awesome aww awww ay aynen back bagus be beau beautiful beautifully bei bel bella "
             u"belle bellissima bellissimo bello below benar bien bingo bir bless blimey boa bom "
             u"bon bonita bonito bonne bons bookmarked bookmarking boom boost boosting bra brava "
             u"bravi bravissimi bravo brb brilliant brilliantly bu buena buenas bueno c'est can't "
             u"case ce cet cette chapeau che cheers chef's cierto claro clever cok concordo "
             u"congrats congratulations cool correct couldn't curious cute d'accord dafur dang "
             u"dank danke das dass dat de deep definite definitely delighted demais der des det "
             u"di did dit dito ditto do does domanda domande don't down du e ebenso een eens ein "
             u"eine einen el else en encanta enjoyed enjoying es esattamente esatto eso esta este "
             u"esto et ett euch even ever everybody everyone evet exact exactamente exactly "
             u"exacto exatamente excellent excellente excited facts fait fantastic fantastically "
             u"feel feels felt following for fr fraga frage fragen ganz genau genial geniale "
             u"genius gern gerne get geweldig gleiche goede goeie golden good gosh got gotcha "
             u"gracias gran grande grazie great gut gute guter gutes guzel ha hach haha hahah "
             u"hahaha hahahaha haller hard harika harligt have haven't hear heh hehe helemaal "
             u"hello helpful here here's heres hermosa hermoso het hetzelfde hi hihi hilarious "
             u"hmm honestly hooray how how's hurray i i'd i'll i'm i've ich ici idea ideas idem "
             u"if igual ihr il im impressive in incredible indeed inderdaad ini inspiring "
             u"interesante interessant interessante interested interesting into is isso ist it "
             u"it'll it's its itu j'adore j'aime ja jaja jajaja jajajaja jo join jolie just juste "
             u"kasih katiliyorum kesinlikle kinda kkk kkkk klasse klopt know kudos la laughing le "
             u"learned les let let's lets leuk leuke liebe like liked likes linda lindo lire "
             u"literally lmao lo lol look los love loved lovely loving magnifique mais makes mdr "
             u"me merci mine mir missed moi mooi mooie more most much muito must muy my need "
             u"needed nein never nice no non nope not noted nous now o obrigada obrigado och "
             u"ocksa of oh ok okay ole omg on one ooh ook ooo oooh or os otima otimo ouch oui our "
             u"outstanding oye pareil pareille parfait perfect pergunta pertanyaan phew piace "
             u"please plus point points powerful prachtig preach precies preciosa precioso precis "
             u"precisely pregunta preguntas prima ptdr put que questa questi question questions "
             u"questo quite read really relatable richtig right rofl rs rsrs rt said same samma "
             u"sant savage saving say saying says schon schone schoner schones seconded seconding "
             u"see sehr sekali setuju share shared sharing si sigh smart so solid some sooo soooo "
             u"sorry soru spannend spannende speechless spot stealing stesso still stimmt stolen "
             u"stunning such super superb surprised tack tambem tambien tan tebrikler tellement "
             u"terima tesekkurler than thank thanking thanks that that's thats the them then "
             u"there these they they're think thinking this those thought thoughts thx to tolle "
             u"toller tolles too totally totalmente tough tres tricky trop true truer truly ty u "
             u"ugh uguale uh um uma un una unbedingt und underbart underrated une uno uns up us "
             u"useful van vaya verdad verdade verissimo verkligen vero very voll volle vous vraag "
             u"vrai wait want was wat watch way we we're welcome well what whoa wichtig wichtige "
             u"wie will wir wirklich with wonder wonderful wondering worth wow y ya yass yay yeah "
             u"yep yes yesss yesssss yet yikes you you're you've your yours yup zo zustimmen "
             u"zustimmung"},
    WordList{Trait::Interrogative,
             u"alguem alguien alguno any anybody anyone apa are aren't bagaimana can can't chi "
             u"combien comment como cos'e cosa could couldn't cual cuales cuando cuanta cuanto "
             u"did didn't do does doesn't don't donde dove est-ce geht gibt habt had hangi has "
             u"hat have heb heeft hoe how hur hvad hvem hvordan hvorfor iemand is isn't ist "
             u"jemand jullie kann kenapa konnt macht may meint mengapa might must nagon nasil "
             u"neden nicin onde ou perche por pourquoi quais qual qualcuno quale quali quand "
             u"quando quanta quanto que quel quelle quelles quels quem qui quien shall should "
             u"siapa sind teneis tienes vad varfor vem vous waar waarom wann wanneer warum was "
             u"wat welche welchen welcher welches welke wer were wessen what when where which who "
             u"whom whose why wie wieviel will wo woher won't would wouldn't wozu"},
    WordList{Trait::Greeting,
             u"a aan abend afternoon again aksam aksamlar all alla alle allemaal alles allihop "
             u"amigas amigos amis and avond avonden back bemvindos benvenuti bienvenidas "
             u"bienvenidos bienvenue boa boas bom bonjour bonsoir buenas buenos buona buonanotte "
             u"buonasera buone buongiorno ciao dag dia dias e en et evening everybody everyone "
             u"folks friends gnight god godnatt goededag goedemorgen goedenavond goeienavond good "
             u"goodnight gott greetings gruezi gruse gruss grusse gruß gute guten gutenabend "
             u"hallo hei heisann hej hejsan hello herzlich hey hi hiya hola iedereen iyi just "
             u"kvall kveld leute liebe malam merhaba moin morning naches nachmittag nacht namaste "
             u"night noche noches noite notte nuit och og ola pagi pessoal salam salut salve "
             u"selam selamat semua sera sere servus so soir sore tag tarde tardes team there "
             u"todas todos tous tout toutes tutte tutti tweeple tweeps und valkommen velkommen "
             u"wave waving welkom well willkommen y y'all yall zusammen"},
    WordList{Trait::Housekeeping,
             u"amanha announce announcement answer answers antwoorden antwort antworte antworten "
             u"antwortet apresentem archive aturan basliyoruz beantwoord beantworten beantwortet "
             u"begin beginnen beginning beginnt begins begint berikutnya besok block borjar "
             u"catch-up catchup cevaplar chat chats closes closing co-host cohost comeca "
             u"comecamos comenzamos comienza commence commencer commencons countdown dakika "
             u"demain dienstag dimanche dinsdag domanda domande domani domenica domingo donderdag "
             u"donnerstag empezamos empieza ended ending ends etichetta etiqueta etiquette finish "
             u"finished format frage fragen fragor fredag freitag giovedi guest hafta hashtag "
             u"hashtags highlight highlights host hosted hosting hosts hour imorgon inizia "
             u"iniziamo introduce introductions jawab jeudi jueves junk kurallar last lordag "
             u"lundi lunedi lunes maandag manana mandag mardi martedi martes menit mercoledi "
             u"mercredi miercoles minggu minute minuten minutes minuti minuto minutos minutter "
             u"minuut mittwoch moderating moderation moderator moderators moderiert montag morgen "
             u"mot-cle mot-diese mulai mute muted nachste nachsten nachster nachstes naechste "
             u"naeste nasta neste newcomers newsletter next odpowiedzi onsdag ozet perguntas "
             u"pinned pregunta preguntas presentaos presentatevi presentense presentera presentez "
             u"prochain prochaine prossima prossimo proxima proximo quarta-feira question "
             u"question's questions quinta-feira rangkuman recap recapitulatif regeln regels "
             u"register reglas regler regles regole regras remember remind reminder reminders "
             u"replies reply replying repondez reponse reponses report respondam respondan "
             u"responde responded respondete respostas respuesta respuestas resume resumen resumo "
             u"riassunto rispondete risposte rule rules sabato samedi samenvatting sammanfattning "
             u"samstag schedule segunda-feira semaine semaines semana semanas session settimana "
             u"settimane sexta-feira shortly signup sonntag sonraki soon spam sponsor sponsors "
             u"start startar starten startet starting starts stichwort svar svara svaren "
             u"switching tag tags tech technical terca-feira thread threads tisdag tomorrow "
             u"tonight tonight's torsdag transcript uke uker vecka veckor vendredi venerdi "
             u"verslag viernes volgende voorstellen vorstellen vorstellung vorstellungsrunde "
             u"vragen vrijdag weeks welcome-post woche wochen woensdag wrap wrapped wrapping "
             u"wraps yanitlayin yarin zaterdag zondag zusammenfassung"},
    WordList{Trait::SelfIntroduction,
             u"adim administrator appelle arbeite aus based benim bibliotecaria bibliotecario "
             u"bibliothecaire bibliothecaris bibliothekar bibliothekarin bin chamo chiamo coach "
             u"colegio consultant coordinator counsellor counselor de deputy docente docenti "
             u"ecole educator elementary enseignant enseignante enseigne enseno ensino erzieher "
             u"erzieherin escola escuela eyfs first-time from grade grundschule guru gymnasium "
             u"headteacher heet heisse here heter highschool illustrator insegnante insegno "
             u"instituteur institutrice instructor isim ismim jag jobbar joined joining juf k-12 "
             u"k12 kindergarten kita ks1 ks2 ks3 laerer larare lararinna lavoro leciono lecturer "
             u"leerkracht lehrer lehrerin leraar lerares librarian liceo live llamo lurker "
             u"lurking lycee m'appelle maestra maestro meester naam naamse nama name name's named "
             u"newbie nombre novice nurse oberschule ogretmen okul preschool principal prof profe "
             u"profesor profesora professeur professeure professor professora professores "
             u"realschule referendar referendarin rektor rektorin researcher retired schule "
             u"schulleiter schulleiterin scuola sekolah skola skole sono soy specialist suis "
             u"teach teacher teaching trabajo trabalho trainee travaille tutor undervisar "
             u"underviser unterrichte unterrichtet vengo venho viens werke work year years yr yr1"},
    WordList{Trait::Presents,
             u"ben bin heet heisse heiße here heter i'm ik im jag joining name named sono sou soy "
             u"suis"},
    WordList{Trait::SmallTalk,
             u"a again all allez always am and another answer answers aqui are auf back be bed "
             u"begin bereit bin bit bra brew busy c'est cafe can't cannot ce chat chat's chats "
             u"coffee come connection content contenta contente contento couch da dabei day days "
             u"dinner do doe doet emocionada emocionado empiece estoy euch evening excited faces "
             u"favorite favourite felice few finally first for forward freue friday friends fun "
             u"game ganas geht geht's gespannt gezellig glad glass gleich go going good hab habe "
             u"hand happy hate here here's heute hope hour hoy i i'm ikvall in internet is it "
             u"join joining junte-se kaffee kettle kids klaar kom komm kommt kul late learn "
             u"learning let's lets lista listen listening listo listos live long looking los love "
             u"lurk lurking mach macht made make mee mich minutes missed mit monday monday's my "
             u"need needed needing not now of on open out part partecipate parti participa "
             u"participem participen participez pleased popcorn poured pret prete pronta pronti "
             u"pronto pyjamas que rain ravi ravie ready rejoignez rough running saturday schon "
             u"seat see settled settling snacks snow so sofa soir sorry start started starting "
             u"starts stasera sunday supper sus tea tee the there's this thursday time tired to "
             u"tonight tonight's tuesday unanse unete up vamos vanavond venez venite vieni viens "
             u"wait we weather wednesday week week's wieder wifi wine you zin"},
};

}  // namespace

std::span<const WordList> talkWords()
{
    return lists;
}

}  // namespace core::words
