using Readout.Documents;
using Readout.Extraction;
using Readout.Extraction.Metadata;
using static Readout.Tests.Extraction.TestPages;

namespace Readout.Tests.Extraction;

/// <summary>Pages in languages other than English, written for these tests.</summary>
public sealed class ForeignPageTests
{
    private static readonly string[] Chinese =
    [
        "北国与南国外长星期五在港城举行会谈，商讨自去年秋天以来使两国渔船停在港内的渔业争端。",
        "北国外长会后对记者说，双方同意在五月举行第二轮会谈，并将在此之前公布各自的捕捞数字。",
        "南国外交部发言人表示，会谈气氛良好，但在配额问题上仍有分歧。(完)",
    ];

    private static readonly string[] Polish =
    [
        "Ministrowie spraw zagranicznych Norlandii i Sudrii rozmawiali w piątek o sporze, który od jesieni trzyma kutry w porcie.",
        "Obie strony nazwały rozmowy pożytecznymi, a minister Norlandii zapowiedziała drugą rundę w maju, o ile zostaną ogłoszone dane o połowach.",
        "Rzecznik ministerstwa Sudrii przyznał, że w sprawie limitów nadal nie ma zgody, ale atmosfera rozmów była dobra.",
    ];

    private static readonly string[] Greek =
    [
        "Οι υπουργοί Εξωτερικών της Νορλανδίας και της Σουδρίας συναντήθηκαν την Παρασκευή στο Λιμάνι για τη διαφορά που κρατά τα αλιευτικά στην ακτή.",
        "Και οι δύο πλευρές χαρακτήρισαν χρήσιμες τις συνομιλίες, ενώ η υπουργός της Νορλανδίας είπε ότι δεύτερος γύρος θα γίνει τον Μάιο.",
        "«Οι ψαράδες περίμεναν πολύ. Έχουν δικαίωμα να γνωρίζουν πότε θα βγουν στη θάλασσα», δήλωσε μετά τη συνάντηση.",
    ];

    private static readonly string[] Russian =
    [
        "Министры иностранных дел Норландии и Судрии встретились в пятницу в Гавани, чтобы обсудить спор, из-за которого суда с осени стоят в порту.",
        "Обе стороны назвали переговоры полезными, а министр Норландии сообщила, что второй раунд пройдет в мае.",
        "По словам представителя министерства Судрии, по квотам согласия пока нет, но переговоры продолжатся летом.",
    ];

    private static Article Read(string title, string line, string[] paragraphs, string behind) => Html($"""
        <!doctype html><html><head><title>{title}</title></head><body><div class="menu"><a href="/">1</a><a href="/b">2</a></div>
        <div class="content"><h1>{title}</h1><div class="info">{line}</div>{string.Concat(paragraphs.Select(p => $"<p>{p}</p>"))}</div>
        <div class="related">{behind}</div></body></html>
        """).Article!;

    [Fact]
    public void A_Chinese_page_gives_its_text_day_and_reporter()
    {
        var article = Read("两国外长在港城会谈", "2024年3月1日 14:20 来源：新华社 记者：李明 王丽", Chinese, "<h3>相关新闻</h3><ul><li><a href=\"/1\">港城轮渡春季恢复通航</a></li></ul>");
        article.Text.ShouldBe(string.Join("\n\n", Chinese));
        (article.Published.Date.ToString(), article.Language).ShouldBe(("2024-03-01", "zh"));
        article.Byline.ShouldBe(["李明", "王丽"]);
    }

    [Fact]
    public void A_Polish_page_gives_its_text_day_and_author()
    {
        var article = Read("Ministrowie rozmawiali o połowach", "Autor: Anna Zielińska, 1 marca 2024", Polish, "<h3>Zobacz także</h3><ul><li><a href=\"/1\">Prom wróci na trasę wiosną</a></li></ul>");
        article.Text.ShouldBe(string.Join("\n\n", Polish));
        (article.Published.Date.ToString(), article.Language).ShouldBe(("2024-03-01", "pl"));
        article.Byline.ShouldBe(["Anna Zielińska"]);
    }

    [Fact]
    public void A_Greek_page_gives_its_text_day_and_author()
    {
        var article = Read("Συνάντηση υπουργών για την αλιεία", "Συντάκτης: Μαρία Παπαδάκη | 1 ΜΑΡΤΙΟΥ 2024", Greek, "<h3>Δημοφιλή</h3><ul><li><a href=\"/1\">Το πλοίο επιστρέφει την άνοιξη</a></li></ul>");
        article.Text.ShouldBe(string.Join("\n\n", Greek));
        (article.Published.Date.ToString(), article.Language).ShouldBe(("2024-03-01", "el"));
        article.Byline.ShouldBe(["Μαρία Παπαδάκη"]);
    }

    [Fact]
    public void A_Russian_page_gives_its_text_day_and_author()
    {
        var article = Read("Министры встретились в Гавани", "Текст: Анна Белова, 1 марта 2024 г.", Russian, "<h3>Популярное</h3><ul><li><a href=\"/1\">Паром вернется весной</a></li></ul>");
        article.Text.ShouldBe(string.Join("\n\n", Russian));
        (article.Published.Date.ToString(), article.Language).ShouldBe(("2024-03-01", "ru"));
        article.Byline.ShouldBe(["Анна Белова"]);
    }

    [Fact]
    public void Saved_text_without_spaces_between_words_is_read_to_its_end() =>
        Flat($"首页\n国际\n两国外长在港城会谈\n2024年3月1日\n{string.Join('\n', Chinese)}\n【编辑：张华】\n相关新闻\n").Article!.Text.ShouldBe(string.Join("\n\n", Chinese));

    [Theory]
    [InlineData("图为两国外长在旧海关大楼前握手。王丽 摄")]
    [InlineData("Dawny urząd celny w Porcie. Fot. Jan Kowal")]
    [InlineData("Здание старой таможни. Фото: Иван Петров")]
    [InlineData("Το παλιό τελωνείο. Φωτο: Νίκος Παππάς")]
    [InlineData("사진=연합뉴스")]
    public void A_pictures_words_are_a_caption(string line) => LineShapes.IsCaption(line).ShouldBeTrue();

    [Theory]
    [InlineData("Фотограф рассказал министру о старой таможне и о людях, которые там работали.")]
    [InlineData("Fotel ministra stał pusty.")]
    [InlineData("他拍摄了两国外长握手的照片。")]
    public void A_sentence_about_pictures_is_none(string line) => LineShapes.IsCaption(line).ShouldBeFalse();

    [Theory]
    [InlineData("Читайте также: Паром вернется весной", LineLooks.ReadOn)]
    [InlineData("Czytaj też: Prom wróci wiosną", LineLooks.ReadOn)]
    [InlineData("Διαβάστε επίσης: Το πλοίο επιστρέφει", LineLooks.ReadOn)]
    [InlineData("相关阅读：港城轮渡恢复通航", LineLooks.ReadOn)]
    [InlineData("【编辑：张华】", LineLooks.EndMatter)]
    [InlineData("Źródło: PAP", LineLooks.EndMatter)]
    [InlineData("© Все права защищены", LineLooks.EndMatter)]
    [InlineData("分享到： 微信 微博", LineLooks.Working)]
    [InlineData("Σχόλια", LineLooks.OtherPart)]
    [InlineData("Популярность министра выросла.", LineLooks.None)]
    [InlineData("Więcej sposobów na połowy.", LineLooks.None)]
    public void Lines_of_a_pages_working_are_told_by_their_first_words(string line, object looks) => ForeignOpenings.Of(line).ShouldBe((LineLooks)looks);

    [Theory]
    [InlineData("2024年3月1日")]
    [InlineData("1 марта 2024 г.")]
    [InlineData("1 marca 2024 r.")]
    [InlineData("1 Μαρτίου 2024")]
    [InlineData("1 ΜΑΡΤΙΟΥ 2024")]
    [InlineData("Παρασκευή, 01 Μάρτιος 2024")]
    [InlineData("1. března 2024")]
    [InlineData("2024. március 1.")]
    [InlineData("1 martie 2024")]
    [InlineData("1. maaliskuuta 2024")]
    [InlineData("1 березня 2024")]
    [InlineData("1 Mart 2024")]
    [InlineData("1 مارس 2024")]
    [InlineData("1 मार्च 2024")]
    [InlineData("1er mars 2024")]
    [InlineData("1 de marzo de 2024")]
    [InlineData("2024년 3월 1일")]
    public void A_day_is_read_in_many_languages(string line) => DateReader.Visible(line)!.Value.Date.ToString().ShouldBe("2024-03-01");

    [Theory]
    [InlineData("李明", "李明")]
    [InlineData("记者 李明 王丽", "李明,王丽")]
    [InlineData("作者：李明、王丽", "李明,王丽")]
    [InlineData("2024年3月1日 来源：港口日报 记者：李明", "李明")]
    [InlineData("港口日报", "")]
    [InlineData("国际新闻", "")]
    [InlineData("李明在港城会见了南国外长", "")]
    [InlineData("记者从外交部获悉", "")]
    public void Chinese_names_are_read_where_they_are_announced_or_alone(string line, string names) => string.Join(',', HanNames.Of(line)).ShouldBe(names);

    [Theory]
    [InlineData("两国外长在港城会谈_国际新闻_港口日报网")]
    [InlineData("两国外长在港城会谈-港口日报网")]
    public void A_sites_name_behind_a_Chinese_headline_is_cut_off(string head) =>
        Html($"<html><head><title>{head}</title></head><body><p>{Chinese[0]}</p><p>{Chinese[1]}</p></body></html>").Article!.Title.ShouldBe("两国外长在港城会谈");
}
