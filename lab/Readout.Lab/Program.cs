using Readout.Lab;

return args switch
{
    ["predict", var task, var input, var output] => Predict.Run(task, input, output),
    ["train", "extraction", var data, var output, .. var kind] => Readout.Lab.Tasks.ExtractionTraining.Run(data, output, kind.FirstOrDefault()),
    ["held", "extraction", var data, var models, var set, var output] => Readout.Lab.Tasks.ExtractionTraining.Held(data, models, set, output),
    ["gate", .. var options] => Gate.Run(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage:
          predict TASK INPUT OUTPUT   write predictions for a scorer; tasks: 
        """ + string.Join(' ', Predict.Tasks.Keys) + """

          gate [--full] [--raise]     run the scorers and compare with lab/floors.json
        """);
    return 2;
}
