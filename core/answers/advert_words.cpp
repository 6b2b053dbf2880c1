// SPDX-License-Identifier: GPL-3.0-or-later
// What adverts are made of, and who speaks about them.
#include "core/answers/word_lists.h"

namespace core::words {

namespace {

constexpr std::array lists = {
    WordList{Trait::AdStrong,
             u"singles airdrop airdrops altcoin altcoins apostas apuestas betting binance bitcoins "
             u"cashapp casino cialis cryptotrading doublez escort escorts f4f followback follower "
             u"followers followforfollow forex gambling ganhe gummies hookup hookups horny kasino "
             u"memecoin milf nsfw nude nudes onlyfans payday porn porno pornos presale scommesse "
             u"sexcam sexy sportsbook sugardaddy sugarmommy usdt viagra webcam wetten whitelist "
             u"xxx"},
    WordList{Trait::AdMedium,
             u"abnehmen angebot bitcoin btc cheap cheapest coupon crypto cryptocurrency dating "
             u"desconto descuento detox dinero dinheiro discount discounts earning earnings "
             u"ethereum gagner gagnez gana ganancias ganar gane gewinn gewinne gewinnspiel "
             u"giveaway giveaways guadagna guadagnare hack hacked indirim inversion invertir "
             u"invest invested investieren investing investir investment investments investor "
             u"jackpot kazan kazanc keto korting krypto kryptowahrung lose lottery luxury mentor "
             u"millionaire miracle nft nfts oferta passive pengar pills profit profitable profits "
             u"promo promotion psychic rabatt renda replica rich rolex sconto signals soldi "
             u"spells streams supplement trader trading usd verdien verdiene verdienen verdienst "
             u"weight weightloss"},
    WordList{Trait::AdWeak,
             u"acheter achetez acquista album argent assignment assignments beat beats bestellen "
             u"bio bonus buy casa cash clic clicca click clique cliquez compra comprar cure deal "
             u"deals dear desde diet dissertation dissertations dollars download earn essay "
             u"essays euro euros exclusive expert experts follow free geld girl girls hause "
             u"zuhause gratis "
             u"gratuit guarantee guaranteed guru haz hot hurry income instant instantly jetzt "
             u"join kaufen klick klicken koop kostenlos launch legit limited link loan loans made "
             u"message mixtape money monthly now off offer offers order para pics pictures "
             u"platform presave prices proof recovery register sale sales secret shop sign "
             u"singles slots stream subscribe testimony tjana tjen today trade trusted uang video "
             u"videos vip vote website weekly win winner winners"},
    WordList{Trait::AdContact,
             u"bio cashapp dm dms ecrivez escreva escribeme f4f follow followback followforfollow "
             u"inbox kik mp perfil pm privado privat private privatnachricht profil profile "
             u"profilo schreib schreibt scrivimi signal snap snapchat telegram whatsapp"},
    WordList{Trait::TalksOfSpam,
             u"beware block blocked blocking bot bots ignore ignored phishing report reported "
             u"reporting scam scammer scammers scams spam spammer spammers spamming spammy spams "
             u"troll trolls"},
};

}  // namespace

std::span<const WordList> advertWords()
{
    return lists;
}

}  // namespace core::words
