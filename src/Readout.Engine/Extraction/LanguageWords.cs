namespace Readout.Extraction;

/// <summary>A writing system.</summary>
internal enum Script
{
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Burmese,
    Georgian,
    Ethiopic,
    Khmer,
    Kana,
    Han,
    Hangul,
    Other,
}

/// <summary>The commonest words of languages that share a script, and the languages that have a script nearly to themselves.</summary>
internal static class LanguageWords
{
    private const int CyrillicRows = 3;

    /// <summary>Languages and their words, those in Cyrillic letters last.</summary>
    public static IReadOnlyList<(string Code, string Words)> Rows { get; } =
    [
        ("en", "the of and to in is that for it was on with as he be at by this had not are but from or have an they which one you were her all she there would their we him been has when who will more no if out so said what up its about than into them can only other new some could time these two may then do first any my now such like our over after also"),
        ("de", "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch ich man kann wurde diese gegen seit"),
        ("fr", "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec mais comme ou si leur y dont aux cette ses été être fait elle nous même ces je vous son sa ont deux entre après sans tout"),
        ("es", "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante es fue son está ha han dos años"),
        ("it", "di e il la che in a per un del è con non una i si da le dei al come anche della nel più ha alla sono gli ma lo se delle dalla o cui essere questo dal suo hanno nella ai degli era stato dopo loro anni"),
        ("pt", "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso entre depois são foram anos"),
        ("nl", "de en van het een in is dat op te zijn met voor niet die aan er om als ook bij door maar uit dan naar nog wordt werd over heeft tot deze of worden ze meer ik hij wel geen kan hebben had na"),
        ("pl", "w i na z do się nie jest że to o jak po za od przez przy był co są dla oraz tym ale może które już tego być jego czy tak tylko roku ma ich który została przed także jako"),
        ("sv", "och i att det som en på är av för med den till inte har de ett om var från men vi så kan han sig ska eller också efter vid nu jag inom mellan än hade blir mot under"),
        ("no", "og i det er på til som en å for av at med har de ikke den om et var fra men vi så kan han seg skal eller også etter ved nå jeg blir mot hun ble være mellom før hadde"),
        ("da", "og i at det er en til på som for med af de der den har ikke et om var fra men vi så kan han sig skal eller også efter ved nu blev jeg være mellem før havde mod hun af til blive"),
        ("fi", "ja on ei että se oli hän mutta ovat kun myös joka mukaan kuin sen ole jo tai vain sekä hänen jos ollut voi nyt mitä tämä ne jossa jotka tämän siitä olla"),
        ("cs", "a v se na je že s z do to o k i ve po za pro jako by jsem ale od jeho které byl jsou nebo který také až při která jen už mezi podle bude ještě této"),
        ("sk", "a v sa na je že s z do to o k aj vo po za pre ako by som ale od jeho ktoré bol sú alebo ktorý tiež až pri ktorá len už medzi podľa bude ešte nie čo bola"),
        ("hu", "a az és hogy nem is egy ez volt meg de már csak mint még ki el azt ha vagy lesz kell után szerint majd pedig között ezt aki nagyon ami lehet"),
        ("ro", "de și în a la cu că nu din pe un o se este care pentru mai au fost sau ca prin lui după sunt fi ce le al dar cele avea către între fost are"),
        ("tr", "ve bir bu da de için ile olarak çok daha olan gibi en ne kadar sonra ise olduğu var göre ancak o her değil ama şey mi bunu oldu"),
        ("id", "dan yang di dengan untuk dari pada ini itu tidak dalam akan ke juga adalah oleh telah sebagai karena bisa atau tersebut saat lebih kata mereka kepada menjadi sudah ia"),
        ("vi", "và của là có không được cho trong một các với người đã này những khi đến từ cũng ra về như nhiều ông tại vào sẽ năm để"),
        ("hr", "i u je na se da za od su s o kako koji što nije bi ali te iz će kao koja koje sve samo bio više nakon prema između hrvatski ili"),
        ("et", "ja on ei et see oli ta kui mis ka oma ning või aga kes siis need tema olid selle pärast välja seda üle juba veel mida peab"),
        ("lv", "un ir ar par no uz kas ka arī bet pie tā vai gan tika pēc lai būs jau nav tas bija viņš kā līdz kurā gada"),
        ("lt", "ir yra kad su iš į bet tai kaip buvo ne už jis nuo apie dar jau taip po jo arba tik kurie metų pagal bei"),
        ("sl", "in je na za se da so v z ki pa ne bi od kot tudi ali ter pri bil po še že kar med le bila lahko leta"),
        ("sq", "të e në dhe i për me një që nga është më u janë ka si do por nuk edhe kanë këtë ky kjo tha pas"),
        ("ca", "de la i el a que en les els per un del amb una no és al com més va ha pel seva seu també però són aquest aquesta tots fins"),
        ("sw", "ya na wa kwa ni katika za la kuwa cha hii huo hiyo yake wake kama alisema baada watu hayo bila pia yao lakini"),
        ("tl", "ang ng sa na mga at ay ito para hindi si niya ni may kanyang isang din nang kung siya ako sila naman lamang"),
        ("af", "die en van in is het nie wat om te vir met op dat hy was ʼn aan deur hulle ek as maar sy kan ook uit word"),
        ("ru", "и в не на что он с как это по но из к у за от о его для так же все а бы было только был также или были она мы этом года при после до том которые этого"),
        ("uk", "і в не на що він з як це по але із до у за від про його для так же все та було тільки був також або були вона ми року при після які цього й що"),
        ("bg", "и в на да се не за от е с че са по ще като как но до това или при след той са бил един беше години тези вече може която които към"),
    ];

    /// <summary>A bit for each row in Cyrillic letters.</summary>
    public static ulong IsCyrillic { get; } = ((1UL << CyrillicRows) - 1) << (Rows.Count - CyrillicRows);

    /// <summary>A bit for each row in Latin letters.</summary>
    public static ulong IsLatin { get; } = (1UL << (Rows.Count - CyrillicRows)) - 1;

    /// <summary>The language that nearly all text in a script is written in, or null.</summary>
    public static string? OfScript(Script script) => script switch
    {
        Script.Greek => "el",
        Script.Armenian => "hy",
        Script.Hebrew => "he",
        Script.Devanagari => "hi",
        Script.Bengali => "bn",
        Script.Gurmukhi => "pa",
        Script.Gujarati => "gu",
        Script.Tamil => "ta",
        Script.Telugu => "te",
        Script.Kannada => "kn",
        Script.Malayalam => "ml",
        Script.Sinhala => "si",
        Script.Thai => "th",
        Script.Lao => "lo",
        Script.Burmese => "my",
        Script.Georgian => "ka",
        Script.Ethiopic => "am",
        Script.Khmer => "km",
        _ => null,
    };
}
