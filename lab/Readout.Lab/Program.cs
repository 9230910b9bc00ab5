using Readout.Lab;
using Readout.Lab.Training;

return args switch
{
    ["predict", var task, var input, var output] => Predict.Run(task, input, output),
    ["held", "names", var input, var output, .. var folds] when folds.Length > 0 => HeldNames(input, output, folds),
    ["train", "names", "--fold", var fold, var output, .. var golds] => TrainNames(output, golds, fold),
    ["train", "names", var output, .. var golds] => TrainNames(output, golds, "0/1"),
    ["train", "extraction", var data, var output, .. var kind] => Readout.Lab.Tasks.ExtractionTraining.Run(data, output, kind.FirstOrDefault()),
    ["held", "extraction", var data, var models, var set, var output] => Readout.Lab.Tasks.ExtractionTraining.Held(data, models, set, output),
    ["speed", "extraction", var data, .. var sets] => Readout.Lab.Tasks.ExtractionSpeed.Run(data, sets),
    ["gate", .. var options] => Gate.Run(options),
    ["seeds", var folder] => Readout.Lab.Tasks.SeedCheck.Run(folder),
    ["train", "trees", .. var options] => TrainTrees.Run(options),
    _ => Usage(),
};

static int TrainNames(string output, string[] golds, string fold)
{
    var parts = fold.Split('/').Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
    NameTrainer.Train(output, golds, parts[0], parts[1]);
    return 0;
}

static int HeldNames(string input, string output, string[] folds)
{
    Readout.Lab.Tasks.LanguageTasks.HeldNames(input, output, folds);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        Usage:
          predict TASK INPUT OUTPUT   write predictions for a scorer; tasks: 
        """ + string.Join(' ', Predict.Tasks.Keys) + """

          seeds FOLDER                compare the readout of a folder with its gold.json where no scorer does: channels, claims
          train names [--fold N/OF] OUT GOLD...
                                      train the name model on gold files; --fold: without each OF-th document of the last, from the N-th on
          train extraction DATA OUT   train the block model on pages with gold; `held extraction DATA MODELS SET OUT` predicts held-out sites
          speed extraction DATA [SET] pages a CPU-second, warm, one thread
          gate [--full] [--raise]     run the scorers and compare with lab/floors.json
          train trees [OPTIONS]       train tags, lemmas, dependency trees and names; write models/en/trees.bin
          held names INPUT OUT FILE.fold1 FILE.fold2 ...
                                      predict names of the set that is trained on, each document by the model that did not see it
        """);
    return 2;
}
