namespace Readout.Lab;

internal static class Gate
{
    public static int Run(string[] options)
    {
        Console.Error.WriteLine("The gate is not built yet." + string.Join(' ', options));
        return 1;
    }
}
