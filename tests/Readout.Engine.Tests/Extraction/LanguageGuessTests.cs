using Readout.Extraction;

namespace Readout.Tests.Extraction;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("en", "The ministers of the two countries met in the harbour on Tuesday and said that they would meet again before the end of the year.")]
    [InlineData("de", "Die Minister der beiden Länder trafen sich am Dienstag im Hafen und sagten, dass sie sich noch vor dem Ende des Jahres wieder treffen werden.")]
    [InlineData("fr", "Les ministres des deux pays se sont réunis mardi dans le port et ont dit qu'ils se reverraient avant la fin de l'année pour parler de la pêche.")]
    [InlineData("es", "Los ministros de los dos países se reunieron el martes en el puerto y dijeron que se verán otra vez antes del fin del año para hablar sobre la pesca.")]
    [InlineData("it", "I ministri dei due paesi si sono incontrati martedì nel porto e hanno detto che si vedranno di nuovo prima della fine dell'anno per parlare della pesca.")]
    [InlineData("pt", "Os ministros dos dois países encontraram-se na terça-feira no porto e disseram que vão reunir-se mais uma vez até ao fim do ano para falar da pesca, que não é nova.")]
    [InlineData("nl", "De ministers van de twee landen hebben elkaar dinsdag in de haven gesproken en zeiden dat ze elkaar voor het einde van het jaar weer zullen zien.")]
    [InlineData("pl", "Ministrowie obu krajów spotkali się we wtorek w porcie i powiedzieli, że spotkają się jeszcze przed końcem roku, aby mówić o połowach, które są dla nich ważne.")]
    [InlineData("sv", "Ministrarna från de två länderna möttes i hamnen på tisdagen och sade att de ska mötas igen före slutet av året, men inte var eller när det blir.")]
    [InlineData("no", "Ministrene fra de to landene møttes i havnen tirsdag og sa at de skal møtes igjen før slutten av året, men ikke hvor eller når det blir. Hun hadde jeg sett før.")]
    [InlineData("da", "Ministrene fra de to lande mødtes i havnen tirsdag og sagde, at de skal mødes igen før slutningen af året, men ikke hvor eller når det bliver. Det blev sagt af hende efter mødet.")]
    [InlineData("fi", "Maiden ministerit tapasivat satamassa tiistaina ja sanoivat, että he tapaavat vielä ennen vuoden loppua, mutta ei ole selvää, kun se on myös kallista.")]
    [InlineData("cs", "Ministři obou zemí se v úterý sešli v přístavu a řekli, že se ještě před koncem roku sejdou znovu, aby jednali o rybolovu, který je pro ně důležitý. Také podle nich bude mezi nimi klid.")]
    [InlineData("sk", "Ministri oboch krajín sa v utorok stretli v prístave a povedali, že sa pred koncom roka ešte stretnú, aby rokovali o rybolove, ktorý je pre nich dôležitý. Podľa nich nie je čo skrývať.")]
    [InlineData("hu", "A két ország miniszterei kedden a kikötőben találkoztak, és azt mondták, hogy az év vége előtt még egyszer találkoznak, de nem tudni, hol lesz ez.")]
    [InlineData("ro", "Miniștrii celor două țări s-au întâlnit marți în port și au spus că se vor mai vedea până la sfârșitul anului, pentru a vorbi despre pescuit, care este important.")]
    [InlineData("tr", "İki ülkenin bakanları salı günü limanda buluştu ve yıl sonundan önce bir kez daha görüşmek için anlaştı, ancak bu görüşmenin nerede olacağı belli değil, çok daha sonra açıklanacak.")]
    [InlineData("id", "Para menteri dari kedua negara itu bertemu di pelabuhan pada hari Selasa dan mengatakan bahwa mereka akan bertemu lagi sebelum akhir tahun ini untuk membahas perikanan yang penting.")]
    [InlineData("vi", "Bộ trưởng của hai nước đã gặp nhau tại cảng vào thứ Ba và nói rằng họ sẽ gặp lại trong năm nay, nhưng không cho biết khi nào và ở đâu.")]
    [InlineData("hr", "Ministri dviju zemalja sastali su se u utorak u luci i rekli da će se prije kraja godine sastati još jednom, ali nije poznato gdje će to biti, kao što je bilo ranije.")]
    [InlineData("et", "Kahe riigi ministrid kohtusid teisipäeval sadamas ja ütlesid, et nad kohtuvad enne aasta lõppu veel kord, aga see ei ole kindel, kui ka teised tulevad.")]
    [InlineData("lv", "Abu valstu ministri otrdien tikās ostā un teica, ka līdz gada beigām tiksies vēlreiz, bet nav zināms, kas tajā būs, arī par zveju vai ostām.")]
    [InlineData("lt", "Abiejų šalių ministrai antradienį susitiko uoste ir sakė, kad iki metų pabaigos susitiks dar kartą, bet tai nėra aišku, kaip ir apie žvejybą po to.")]
    [InlineData("sl", "Ministra obeh držav sta se v torek srečala v pristanišču in rekla, da se bosta pred koncem leta srečala še enkrat, kar pa ne bo lahko, ker je po njunih besedah že pozno.")]
    [InlineData("sq", "Ministrat e dy vendeve u takuan të martën në port dhe thanë se do të takohen edhe një herë para fundit të vitit, por nuk dihet se ku është kjo.")]
    [InlineData("ru", "Министры двух стран встретились во вторник в порту и сказали, что они встретятся ещё раз до конца года, но не сказали, где это будет.")]
    [InlineData("uk", "Міністри двох країн зустрілися у вівторок у порту і сказали, що вони зустрінуться ще раз до кінця року, але не сказали, де це буде.")]
    [InlineData("bg", "Министрите на двете страни се срещнаха във вторник на пристанището и казаха, че ще се срещнат още веднъж до края на годината, но не е ясно къде ще бъде това.")]
    [InlineData("sr", "Министри двеју земаља састали су се у уторак у луци и рекли да ће се састати још једном пре краја године.")]
    [InlineData("el", "Οι υπουργοί των δύο χωρών συναντήθηκαν την Τρίτη στο λιμάνι και είπαν ότι θα ξαναβρεθούν πριν από το τέλος του χρόνου.")]
    [InlineData("ar", "اجتمع وزيرا البلدين يوم الثلاثاء في الميناء وقالا إنهما سيجتمعان مرة أخرى قبل نهاية العام.")]
    [InlineData("fa", "وزیران دو کشور روز سه‌شنبه در بندر دیدار کردند و گفتند که پیش از پایان سال یک بار دیگر گفتگو می‌کنند.")]
    [InlineData("ur", "دونوں ملکوں کے وزیر منگل کو بندرگاہ میں ملے اور کہا کہ وہ سال ختم ہونے سے پہلے دوبارہ ملیں گے۔")]
    [InlineData("he", "שרי החוץ של שתי המדינות נפגשו ביום שלישי בנמל ואמרו שייפגשו שוב לפני סוף השנה.")]
    [InlineData("hi", "दोनों देशों के मंत्री मंगलवार को बंदरगाह में मिले और कहा कि वे साल के अंत से पहले फिर मिलेंगे।")]
    [InlineData("th", "รัฐมนตรีของทั้งสองประเทศพบกันที่ท่าเรือเมื่อวันอังคารและกล่าวว่าจะพบกันอีกครั้งก่อนสิ้นปี")]
    [InlineData("zh", "两国部长星期二在港口会晤，并表示将在年底之前再次举行会谈。")]
    [InlineData("ja", "両国の大臣は火曜日に港で会談し、年末までにもう一度会うと述べた。")]
    [InlineData("ko", "두 나라의 장관은 화요일 항구에서 만나 연말 전에 다시 만나겠다고 말했다.")]
    [InlineData("ka", "ორი ქვეყნის მინისტრები სამშაბათს პორტში შეხვდნენ და თქვეს, რომ წლის ბოლომდე კიდევ შეხვდებიან.")]
    public void A_report_of_a_sentence_or_two_names_its_language(string code, string text) => LanguageGuess.Of(text).ShouldBe(code);

    [Theory]
    [InlineData("")]
    [InlineData("Harborville")]
    [InlineData("Ann Bell, Tom Reed")]
    [InlineData("2024-06-04 12:30")]
    [InlineData("Talks Norland Sudria Tuesday")]
    [InlineData("ok")]
    [InlineData("會")]
    [InlineData("Ми")]
    [InlineData("🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂")]
    public void Too_few_words_are_no_language(string text) => LanguageGuess.Of(text).ShouldBeNull();

    [Fact]
    public void A_foreign_name_in_Latin_letters_does_not_change_the_language_of_a_text() =>
        LanguageGuess.Of("両国の大臣は Harborville Convention Center で会談し、年末までにもう一度会うと述べた。港では漁師が待っていた。").ShouldBe("ja");
}
