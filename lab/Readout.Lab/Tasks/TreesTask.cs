using System.Globalization;
using System.IO.Compression;
using System.Text;
using Readout.Lab.Training;
using Readout.Language.Trees;

namespace Readout.Lab.Tasks;

/// <summary>Fills in lemma, tags, heads and relations of a treebank's words.</summary>
internal static class TreesTask
{
    public static void Write(string input, string output)
    {
        var model = TreeModel.English;
        var bank = Treebank.Read(input);
        var parsed = model.Parse(bank.Text, bank.Tokens, bank.Sentences);
        var part = output + ".part";
        using (var file = File.Create(part))
        using (Stream stream = output.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file)
        using (var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" })
        {
            var at = 0;
            var first = 0;
            foreach (var line in Treebank.Lines(input))
            {
                if (line.Length == 0) first = at;
                var columns = line.Split('\t');
                if (columns.Length == 10 && int.TryParse(columns[0], NumberStyles.None, CultureInfo.InvariantCulture, out _))
                {
                    columns[2] = parsed.Lemmas[at];
                    columns[3] = parsed.Universal[at].ToString().ToUpperInvariant();
                    columns[4] = parsed.Tag(at);
                    columns[6] = (parsed.Heads[at] < 0 ? 0 : parsed.Heads[at] - first + 1).ToString(CultureInfo.InvariantCulture);
                    columns[7] = parsed.Relation(at);
                    at++;
                    writer.WriteLine(string.Join('\t', columns));
                }
                else
                {
                    writer.WriteLine(line);
                }
            }
        }

        File.Move(part, output, overwrite: true);
    }
}
