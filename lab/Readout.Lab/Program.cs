using Readout.Lab;

return args switch
{
    ["predict", var task, var input, var output] => Predict.Run(task, input, output),
    ["predict", "names", var input, var output, "--model", var model] => Names(input, output, model),
    ["train", "names", var output, .. var golds] => Train(output, golds),
    ["gate", .. var options] => Gate.Run(options),
    _ => Usage(),
};

static int Names(string input, string output, string model)
{
    Readout.Lab.Tasks.LanguageTasks.Names(input, output, model);
    return 0;
}

static int Train(string output, string[] golds)
{
    Readout.Lab.Training.NameTrainer.Train(output, golds);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        Usage:
          predict TASK INPUT OUTPUT   write predictions for a scorer; tasks: 
        """ + string.Join(' ', Predict.Tasks.Keys) + """

          train names OUT GOLD...     train the name model on gold files
          gate [--full] [--raise]     run the scorers and compare with lab/floors.json
        """);
    return 2;
}
