using System.Diagnostics;
using System.Globalization;
using System.Text;
using Readout.Commands;

namespace Readout.Workers.Tests.Faults;

/// <summary>A process of the program, on this machine or beyond a wire.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly StringBuilder _said = new();
    private readonly string[] _command;
    private readonly FarHost? _on;
    private Process _process;

    private string _program;

    private WorkerProcess(string program, string[] command, FarHost? on)
    {
        (_program, _command, _on) = (program, command, on);
        _process = Begin();
    }

    /// <summary>What it does.</summary>
    public string Name => string.Join(' ', _command.TakeWhile(w => w != "--queue"));

    /// <summary>What it wrote for people, with how it was started.</summary>
    public string Said
    {
        get
        {
            lock (_said) return $"[{Name}] {_said}";
        }
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>The processor time that it took.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The program as it was built with these tests.</summary>
    public static string Newest => typeof(CommandTree).Assembly.Location;

    public static WorkerProcess Start(string program, string[] command, FarHost? on) => new(program, command, on);

    /// <summary>Another version of the program takes its place, when it is drained.</summary>
    public async Task ReplaceAsync(string program)
    {
        await StopAsync();
        _process.Dispose();
        _program = program;
        _process = Begin();
    }

    public void KillAndStart()
    {
        Kill();
        _process = Begin();
    }

    /// <summary>Waits until it is at work.</summary>
    public async Task StartedAsync()
    {
        for (var tries = 0; !Said.Contains("readout: work: ", StringComparison.Ordinal); tries++)
        {
            tries.ShouldBeLessThan(600, Said);
            _process.HasExited.ShouldBeFalse(Said);
            await Task.Delay(100);
        }
    }

    /// <summary>Asks it to stop, as an operator does: it drains.</summary>
    public async Task StopAsync()
    {
        if (_process.HasExited) return;
        using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(late.Token);
    }

    public void Dispose() => Kill();

    private Process Begin()
    {
        string[] way = [.. _on?.Enter ?? [], "dotnet", _program, .. _command];
        var process = Process.Start(new ProcessStartInfo(way[0], way[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() })!;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_said) _said.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    private void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
