using System.Text;
using Readout.Documents;
using Readout.Extraction;

namespace Readout.Tests.Extraction;

/// <summary>Pages written for these tests.</summary>
internal static class TestPages
{
    private static readonly ArticleExtractor Extractor = new();

    public static Extracted Flat(string text) => Extractor.Extract(new FetchedPage("page.txt", Encoding.UTF8.GetBytes(text)) { Form = PageForm.FlatText });

    public static Extracted Html(string html, string? url = null) =>
        Extractor.Extract(new FetchedPage("page.html", Encoding.UTF8.GetBytes(html)) { Form = PageForm.Html, Url = url });

    public const string First = "The foreign ministers of Norland and Sudria met in Harborville on Tuesday to settle the fishing dispute that has kept their fleets in port since March.";
    public const string Second = "Both sides called the talks useful, and the Norland minister said a second round would follow in the autumn if the catch figures were published before then.";
    public const string Third = "Fishermen who had gathered outside the old customs house said they expected little from the meeting, after two earlier rounds had ended without a text.";
    public const string Title = "Norland and Sudria ministers meet over fishing dispute";

    /// <summary>A page with menus, a share bar, a caption, a related list and a footer around the article.</summary>
    public static string Page(string head = "", string behindTitle = "", string inside = "", string behind = "") => $"""
        <!doctype html><html lang="en"><head><title>{Title} | The Harbor Post</title>{head}</head><body>
        <nav class="main-menu"><ul><li><a href="/a">World</a></li><li><a href="/b">Sport</a></li></ul></nav>
        <article class="article-body"><h1>{Title}</h1>{behindTitle}
        <figure><img src="x.jpg" alt=""><figcaption>The customs house in Harborville. Photo: Ann Bell</figcaption></figure>
        <p>{First}</p><p>{Second}</p>{inside}<p>{Third}</p>{behind}
        <div class="share-bar"><a href="#">Share on Facebook</a></div></article>
        <aside class="related"><h3>More stories</h3><ul><li><a href="/c">Ferry line to reopen in spring</a></li><li><a href="/d">Council votes on new harbor tax</a></li></ul></aside>
        <footer><p>Copyright 2024 The Harbor Post. All rights reserved.</p></footer></body></html>
        """;
}
