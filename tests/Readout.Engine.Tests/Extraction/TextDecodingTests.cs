using System.Text;
using Readout.Extraction;

namespace Readout.Tests.Extraction;

public sealed class TextDecodingTests
{
    private const string Russian = "Министры двух стран встретились во вторник в порту и сказали, что они встретятся ещё раз до конца года. Рыбаки ждали у таможни.";
    private const string Chinese = "两国部长星期二在港口会晤，并表示他们将在年底之前再次举行会谈。渔民在海关前等了一个上午，但是没有人出来。";
    private const string Japanese = "両国の大臣は火曜日に港で会談し、年末までにもう一度会うと述べた。漁師たちは税関の前で待っていたが、誰も出てこなかった。";
    private const string Korean = "두 나라의 장관은 화요일 항구에서 만나 연말 전에 다시 만나겠다고 말했다. 어부들은 세관 앞에서 기다렸지만 아무도 나오지 않았다.";
    private const string Arabic = "اجتمع وزيرا البلدين يوم الثلاثاء في الميناء وقالا إنهما سيجتمعان مرة أخرى قبل نهاية العام. وانتظر الصيادون أمام الجمارك.";
    private const string Greek = "Οι υπουργοί των δύο χωρών συναντήθηκαν την Τρίτη στο λιμάνι και είπαν ότι θα ξαναβρεθούν πριν από το τέλος του χρόνου.";
    private const string Western = "Die Minister trafen sich am Dienstag im Hafen – „später als geplant“ – und gingen nach fünf Stunden über die Brücke zurück.";

    private static byte[] Bytes(string text, string charset) => (CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset)).GetBytes(text);

    [Theory]
    [InlineData("windows-1251", Russian)]
    [InlineData("koi8-r", Russian)]
    [InlineData("gb18030", Chinese)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("euc-jp", Japanese)]
    [InlineData("euc-kr", Korean)]
    [InlineData("windows-1256", Arabic)]
    [InlineData("windows-1253", Greek)]
    [InlineData("windows-1252", Western)]
    public void Text_without_a_word_about_its_encoding_is_read_by_its_letters(string charset, string text) => TextDecoding.Decode(Bytes(text, charset), null, false).ShouldBe(text);

    [Theory]
    [InlineData("windows-1251", Russian)]
    [InlineData("gb2312", Chinese)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("windows-1256", Arabic)]
    public void A_page_among_Latin_markup_is_read_by_its_letters(string charset, string text)
    {
        var page = $"<!doctype html><html><head><title>x</title></head><body class=\"front page article\"><div class=\"article-body main-column\"><p class=\"paragraph first\">{text}</p><p class=\"paragraph\">{text}</p></div></body></html>";
        TextDecoding.Decode(Bytes(page, charset), null, true).ShouldBe(page);
    }

    [Theory]
    [InlineData("koi8-r", Russian)]
    [InlineData("euc-kr", Korean)]
    [InlineData("windows-1256", Arabic)]
    public void The_transports_word_counts(string charset, string text) => TextDecoding.Decode(Bytes(text, charset), charset, true).ShouldBe(text);

    [Theory]
    [InlineData("koi8-r", Russian, "<meta charset=\"koi8-r\">")]
    [InlineData("gb2312", Chinese, "<meta http-equiv='Content-Type' content='text/html; charset=gb2312'>")]
    [InlineData("shift_jis", Japanese, "<meta charset=Shift_JIS>")]
    public void The_pages_own_word_counts(string charset, string text, string meta)
    {
        var page = $"<html><head>{meta}</head><body><p>{text}</p></body></html>";
        TextDecoding.Decode(Bytes(page, charset), null, true).ShouldBe(page);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_counts_more_than_any_word(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Russian)];
        TextDecoding.Decode(bytes, "windows-1252", true).ShouldBe(Russian);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Sixteen_bit_text_without_a_mark_is_seen_by_its_zeros(string charset) => TextDecoding.Decode(Encoding.GetEncoding(charset).GetBytes(Western), null, false).ShouldBe(Western);

    [Fact]
    public void A_page_in_another_script_that_calls_itself_Western_is_read_by_its_letters()
    {
        var page = $"<html><head><meta charset=\"iso-8859-1\"></head><body><p>{Russian}</p></body></html>";
        TextDecoding.Decode(Bytes(page, "windows-1251"), null, true).ShouldBe(page);
    }

    [Fact]
    public void A_few_broken_bytes_do_not_change_the_encoding()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Russian), 0xC3, (byte)' ', .. Encoding.UTF8.GetBytes(Russian)];
        TextDecoding.Decode(bytes, null, true).ShouldStartWith(Russian);
    }

    [Fact]
    public void An_unknown_charset_is_passed_over() => TextDecoding.Decode(Bytes(Western, "windows-1252"), "x-harbor", true).ShouldBe(Western);
}
