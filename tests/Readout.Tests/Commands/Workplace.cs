using System.Text;
using Readout.Commands;

namespace Readout.Tests.Commands;

/// <summary>A folder of its own for one test, and the program run over it in process.</summary>
internal sealed class Workplace : IDisposable
{
    public const string Talks = """
        <!DOCTYPE html><html lang="en"><head><title>Ministers meet in Port Selm</title>
        <meta property="og:site_name" content="The Selm Herald"><meta property="article:published_time" content="2031-04-22T18:00:00Z"></head>
        <body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Ministers meet in Port Selm</h1>
        <p>The foreign ministers of Norway and Chile met in Port Selm on Tuesday, the first meeting of the two in more than two years.</p>
        <p>“We spoke plainly about the fishing grounds,” said Mara Lind, the Norwegian foreign minister, after three hours of talks at the Customs House.</p>
        <p>The two sides agreed to speak again by telephone in May, officials said, and to leave the question of the seized boat to their deputies.</p></article>
        <footer>All rights reserved.</footer></body></html>
        """;

    public const string Storm = """
        Storm closes the harbour of Ulmen

        By Petra Vane

        24 April 2031

        A storm closed the harbour of Ulmen on Thursday and kept forty boats from leaving, the harbour master said. No one was hurt.

        The ferry to the islands is to run again on Saturday, if the wind allows it. Shops on the quay were under water until the evening.

        “I have not seen such waves in thirty years,” said the harbour master, Jon Pell, who has watched over the port since he was a young man.
        """;

    public string Folder { get; } = Directory.CreateTempSubdirectory("readout-test-").FullName;

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string Put(string name, string text) => Put(name, Encoding.UTF8.GetBytes(text));

    public string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public Task<int> RunAsync(params string[] args) => RunAsync(_ => null, TestContext.Current.CancellationToken, args);

    public async Task<int> RunAsync(Func<string, string?> variable, CancellationToken cancellation, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal { Output = output, Error = error, Variable = variable, OutputIsTerminal = variable("TERM") is not null };
        var code = await CommandTree.RunAsync(args, terminal, cancellation);
        Output = output.ToString();
        Error = error.ToString();
        return code;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
