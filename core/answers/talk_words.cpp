// SPDX-License-Identifier: GPL-3.0-or-later
// What people say without answering.
#include "core/answers/word_lists.h"

namespace core::words {

namespace {

constexpr std::array lists = {
    WordList{Trait::Reaction,
             u"100 1000 a above absolument absolut absolutely accord accordo ach acuerdo adopting "
             u"adore adorei adoro again agree agreeable agreed agreeing agrees ah all also amazed "
             u"amazing amei amen amo an anch'io anche and answer answers are as at auch aussi aw "
             u"awesome aww awww ay aynen back bagus be beau beautiful beautifully bei bel bella "
             u"belle bellissima bellissimo bello below benar bien bingo bir bless blimey boa bom "
             u"bon bonita bonito bonne bons bookmarked bookmarking boom boost boosting borrow "
             u"borrowed borrowing bra brava bravi bravissimi bravo brb brilliant brilliantly bu "
             u"buena buenas bueno c'est can't case ce cet cette chapeau che cheers chef's cierto "
             u"claro clever cok concordo congrats congratulations cool copying correct couldn't "
             u"curious cute d'accord dafur dang dank danke das dass dat de deep definite "
             u"definitely delighted demais der des det di did dit dito ditto do does domanda "
             u"domande don't down du e ebenso een eens ein eine einen el else en encanta enjoyed "
             u"enjoying es esattamente esatto eso esta este esto et ett euch even ever everybody "
             u"everyone evet exact exactamente exactly exacto exatamente excellent excellente "
             u"excited facts fait fantastic fantastically feel feels felt following for fr fraga "
             u"frage fragen ganz genau genial geniale genius gern gerne get geweldig gleiche "
             u"goede goeie golden good gosh got gotcha gracias gran grande grazie great gut gute "
             u"guter gutes guzel ha hach haha hahah hahaha hahahaha haller hard harika harligt "
             u"have haven't hear heh hehe helemaal hello helpful here here's heres hermosa "
             u"hermoso het hetzelfde hi hihi hilarious hmm honestly hooray how how's hurray i i'd "
             u"i'll i'm i've ich ici idea ideas idem if igual ihr il im impressive in incredible "
             u"indeed inderdaad ini inspiring interesante interessant interessante interested "
             u"interesting into is isso ist it it'll it's its itu j'adore j'aime ja jaja jajaja "
             u"jajajaja jo join jolie just juste kasih katiliyorum kesinlikle kinda kkk kkkk "
             u"klasse klopt know kudos la laughing le learned les let let's lets leuk leuke liebe "
             u"like liked likes linda lindo lire literally lmao lo lol look los love loved lovely "
             u"loving magnifique mais makes mdr me merci mine mir missed moi mooi mooie more most "
             u"much muito must muy my need needed nein never nice no non nope not noted nous now "
             u"o obrigada obrigado och ocksa of oh ok okay ole omg on one ooh ook ooo oooh or os "
             u"otima otimo ouch oui our outstanding oye pareil pareille parfait pass passe "
             u"passing passo perfect pergunta pertanyaan phew piace please plus point points "
             u"powerful prachtig preach precies preciosa precioso precis precisely pregunta "
             u"preguntas prima ptdr put que questa questi question questions questo quite read "
             u"really relatable richtig right rofl rs rsrs rt said same samma sant savage saving "
             u"say saying says schon schone schoner schones seconded seconding see sehr sekali "
             u"setuju share shared sharing si sigh skip skipped skipping smart so solid some sooo "
             u"soooo sorry soru spannend spannende speechless spot steal stealing stesso still "
             u"stimmt stolen stunning such super superb surprised tack tambem tambien tan "
             u"tebrikler tellement terima tesekkurler than thank thanking thanks that that's "
             u"thats the them then there these they they're think thinking this those thought "
             u"thoughts thx to tolle toller tolles too totally totalmente tough tres tricky tried "
             u"trop true truer truly try trying ty u ugh uguale uh um uma un una unbedingt und "
             u"underbart underrated une uno uns up us useful van vaya verdad verdade verissimo "
             u"verkligen vero very voll volle vous vraag vrai wait want was wat watch way we "
             u"we're welcome well what whoa wichtig wichtige wie will wir wirklich with wonder "
             u"wonderful wondering worth wow y ya yass yay yeah yep yes yesss yesssss yet yikes "
             u"you you're you've your yours yup zo zustimmen zustimmung"},
    WordList{Trait::Interrogative,
             u"alguem alguien alguno any anybody anyone apa are aren't bagaimana can can't chi "
             u"combien comment como cos'e cosa could couldn't cual cuales cuando cuanta cuanto "
             u"did didn't do does doesn't don't donde dove geht gibt habt had hangi has "
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
             u"catchup cevaplar chat chats closes closing cohost comeca "
             u"comecamos comenzamos comienza commence commencer commencons countdown dakika "
             u"demain dienstag dimanche dinsdag domanda domande domani domenica domingo donderdag "
             u"donnerstag empezamos empieza ended ending ends etichetta etiqueta etiquette finish "
             u"finished format frage fragen fragor fredag freitag giovedi guest hafta hashtag "
             u"hashtags highlight highlights host hosted hosting hosts hour imorgon inizia "
             u"iniziamo introduce introductions jawab jeudi jueves junk kurallar last lordag "
             u"lundi lunedi lunes maandag manana mandag mardi martedi martes menit mercoledi "
             u"mercredi miercoles minggu minute minuten minutes minuti minuto minutos minutter "
             u"minuut mittwoch moderating moderation moderator moderators moderiert montag morgen "
             u"mulai mute muted nachste nachsten nachster nachstes naechste "
             u"naeste nasta neste newcomers newsletter next odpowiedzi onsdag ozet perguntas "
             u"pinned pregunta preguntas presentaos presentatevi presentense presentera presentez "
             u"prochain prochaine prossima prossimo proxima proximo question "
             u"question's questions rangkuman recap recapitulatif regeln regels "
             u"register reglas regler regles regole regras remember remind reminder reminders "
             u"replies reply replying repondez reponse reponses report respondam respondan "
             u"responde responded respondete respostas respuesta respuestas resume resumen resumo "
             u"riassunto rispondete risposte rule rules sabato samedi samenvatting sammanfattning "
             u"samstag schedule semaine semaines semana semanas session settimana "
             u"settimane shortly signup sonntag sonraki soon spam sponsor sponsors "
             u"start startar starten startet starting starts stichwort svar svara svaren "
             u"switching tag tags tech technical thread threads tisdag tomorrow "
             u"tonight tonight's torsdag transcript uke uker vecka veckor vendredi venerdi "
             u"verslag viernes volgende voorstellen vorstellen vorstellung vorstellungsrunde "
             u"vragen vrijdag weeks woche wochen woensdag wrap wrapped wrapping "
             u"wraps yanitlayin yarin zaterdag zondag zusammenfassung"},
    WordList{Trait::SelfIntroduction,
             u"adim administrator appelle arbeite aus based benim bibliotecaria bibliotecario "
             u"bibliothecaire bibliothecaris bibliothekar bibliothekarin bin chamo chiamo coach "
             u"colegio consultant coordinator counsellor counselor de deputy docente docenti "
             u"ecole educator elementary enseignant enseignante enseigne enseno ensino erzieher "
             u"erzieherin escola escuela eyfs from grade grundschule guru gymnasium "
             u"headteacher heet heisse here heter highschool illustrator insegnante insegno "
             u"instituteur institutrice instructor isim ismim jag jobbar joined joining juf "
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
             u"a again all allez along always am and another answer answers aqui are auf back be "
             u"bed begin bereit bin bit bra brew busy c'est cafe can't cannot ce chat chat's "
             u"chats coffee come connection content contenta contente contento couch da dabei day "
             u"days dinner do doe doet emocionada emocionado empiece estoy euch evening excited "
             u"faces favorite favourite felice few finally first follow following for forward "
             u"freue friday friends fun game ganas geht geht's gespannt gezellig glad glass "
             u"gleich go going good hab habe hand happy hate here here's heute hope hour hoy i "
             u"i'm ikvall in internet is it join joining kaffee kettle kids klaar kom "
             u"komm kommt kul late learn learning let's lets lista listen listening listo listos "
             u"live long looking los love lurk lurking mach macht made make mee mich minutes "
             u"missed mit monday monday's my need needed needing not now of on open out part "
             u"partecipate parti participa participem participen participez pleased popcorn "
             u"poured pret prete pronta pronti pronto pyjamas que quietly rain ravi ravie reading "
             u"ready rejoignez rough running saturday schon seat see settled settling silently "
             u"snacks snow so sofa soir sorry start started starting starts stasera sunday supper "
             u"sus tea tee the there's this thursday time tired to tonight tonight's tuesday "
             u"tuned tuning unanse unete up vamos vanavond venez venite vieni viens wait watching "
             u"we weather wednesday week week's wieder wifi wine you zin"},
    WordList{Trait::Addresses,
             u"anda dein deine deinen dich dig din dina dir ditt du er euch euer eure ihnen ihr "
             u"jij jou jouw jullie kalian kamu ni sen senin seu siz sizin sua ta te tes ti toi "
             u"ton tu tua tue tuo tuoi tus tuyo u ur usted ustedes voce voces vos votre vous you "
             u"you'd you're you've your yours yourself"},
    WordList{Trait::Own,
             u"benim bizim eu eg ich ik i i'd i'll i'm i've io jag jeg ma me mein meine meinem "
             u"meinen meiner mes meu meus mi min mina mine minha minhas mio mir mis moi mon my "
             u"myself nos nosotras nosotros nossa nosso notre nous nuestra nuestro onze ons our "
             u"ours ourselves uns unser unsere unserem unseren unserer us var vara vi vores "
             u"we we'd we'll we're we've wij wir yo"},
    WordList{Trait::Invites,
             u"apresente apresentem introducao introduce introduces introducing introduction "
             u"introductions perkenalkan presentacion presentaciones presentaos presentasjon "
             u"presentate presentatevi presentati presentations presentense presenter presentera "
             u"presentez presentiamoci tanitalim tanitin voorstellen voorstelrondje vorstellen "
             u"vorstellt vorstellung vorstellungsrunde yourselves"},
};

}  // namespace

std::span<const WordList> talkWords()
{
    return lists;
}

}  // namespace core::words
