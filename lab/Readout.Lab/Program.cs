using Readout.Lab;
using Readout.Lab.Training;

return args switch
{
    ["predict", var task, var input, var output] => Predict.Run(task, input, output),
    ["predict", "names", var input, var output, "--model", var model] => Names(input, output, model),
    ["train", "names", var output, .. var golds] => Train(output, golds),
    ["train", "extraction", var data, var output, .. var kind] => Readout.Lab.Tasks.ExtractionTraining.Run(data, output, kind.FirstOrDefault()),
    ["held", "extraction", var data, var models, var set, var output] => Readout.Lab.Tasks.ExtractionTraining.Held(data, models, set, output),
    ["speed", "extraction", var data, .. var sets] => Readout.Lab.Tasks.ExtractionSpeed.Run(data, sets),
    ["gate", .. var options] => Gate.Run(options),
    ["train", "trees", .. var options] => TrainTrees.Run(options),
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
          train extraction DATA OUT   train the block model on pages with gold; `held extraction DATA MODELS SET OUT` predicts held-out sites
          speed extraction DATA [SET] pages a CPU-second, warm, one thread
          gate [--full] [--raise]     run the scorers and compare with lab/floors.json
          train trees [OPTIONS]       train tags, lemmas and dependency trees; write models/en/trees.bin
        """);
    return 2;
}
