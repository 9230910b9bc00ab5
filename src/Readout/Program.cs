using System.CommandLine;

var root = new RootCommand("Reads many news reports of one happening and gives one cited readout.");
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
