using System.Reflection;
using Readout.Documents;

namespace Readout.Archive.Tests;

public sealed class DocumentPackingTests
{
    private static readonly ReadoutEngine Engine = new();

    public static TheoryData<string> Reports => [.. Directory.GetFiles(Path.Combine(Repository.Root, "samples"), "*.*", SearchOption.AllDirectories)
        .Where(f => Path.GetExtension(f) is ".html" or ".txt").Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_document_comes_back_as_it_was(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Root, file));
        if (Engine.Extract(new FetchedPage(file, bytes)).Article is not { } article) return;
        var document = Engine.Read(article);
        var packed = DocumentPacking.Pack(document);
        DocumentPacking.Unpack(packed).ShouldBe(document);
        packed.Length.ShouldBeLessThan(30 * article.Text.Length);
    }

    [Fact]
    public void Every_layer_is_packed()
    {
        var layers = typeof(Document).GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanWrite).Select(p => p.Name).ToHashSet();
        layers.ExceptWith([nameof(Document.Article), nameof(Document.Unread)]);
        layers.ShouldBe(
            ["Paragraphs", "Sentences", "Tokens", "Words", "Names", "Times", "People", "Quotes", "Attributions", "Contacts", "Events", "Topics"],
            ignoreOrder: true, "a layer that is new is to be packed too");
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3, 4, 5 })]
    public void Other_bytes_are_told_from_a_document(byte[] bytes) => Should.Throw<ArchiveException>(() => DocumentPacking.Unpack(bytes));
}
