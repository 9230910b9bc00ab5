using Readout.Lab;
using Readout.Lab.Training;

return args switch
{
    ["predict", var task, var input, var output] => Predict.Run(task, input, output),
    ["gate", .. var options] => Gate.Run(options),
    ["train", "trees", .. var options] => TrainTrees.Run(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage:
          predict TASK INPUT OUTPUT   write predictions for a scorer; tasks: 
        """ + string.Join(' ', Predict.Tasks.Keys) + """

          gate [--full] [--raise]     run the scorers and compare with lab/floors.json
          train trees [OPTIONS]       train tags, lemmas and dependency trees; write models/en/trees.bin
        """);
    return 2;
}
