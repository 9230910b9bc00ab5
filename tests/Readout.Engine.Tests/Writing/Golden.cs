using System.Text;

namespace Readout.Tests.Writing;

/// <summary>Files that hold what an output looks like. With <c>READOUT_UPDATE_GOLDEN=1</c> they are written anew; read the difference before you commit it.</summary>
internal static class Golden
{
    public static void ShouldBe(string path, string actual)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("READOUT_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual, new UTF8Encoding(false));
        }

        File.Exists(file).ShouldBeTrue($"{path} is missing; READOUT_UPDATE_GOLDEN=1 writes it.");
        actual.ShouldBe(File.ReadAllText(file, Encoding.UTF8), $"{path} is not what is written now; READOUT_UPDATE_GOLDEN=1 writes it anew.");
    }
}
