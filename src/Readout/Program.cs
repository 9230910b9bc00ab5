using System.Text;
using Readout.Commands;

using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
using var error = new StreamWriter(new UnheardStream(Console.OpenStandardError()), new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
return await CommandTree.RunAsync(args, Terminal.OfProcess(output, error)).ConfigureAwait(false);
