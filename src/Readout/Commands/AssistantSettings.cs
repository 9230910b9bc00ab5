using System.CommandLine;
using Readout.Assisting;

namespace Readout.Commands;

/// <summary>The options for a language model that phrases gists. Without them none is asked.</summary>
internal sealed class AssistantSettings
{
    private readonly Option<string?> _address = new("--assistant") { Description = "Have a language model phrase the gist, and drop what its citations do not say: an endpoint as http://localhost:11434/v1. [default: none]", HelpName = "ADDRESS" };

    private readonly Option<string?> _model = new("--assistant-model") { Description = "The model's name there; needed with --assistant.", HelpName = "NAME" };

    private readonly Option<string?> _key = new("--assistant-key") { Description = "The key for it; better given as READOUT_ASSISTANT_KEY or READOUT_ASSISTANT_KEY_FILE.", HelpName = "WORD" };

    public AssistantSettings() => _address.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var word }] && !(Uri.TryCreate(word, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", UserInfo.Length: 0 }))
            result.AddError("--assistant is no address of an assistant: write it as http://localhost:11434/v1, its key as READOUT_ASSISTANT_KEY.");
    });

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new[] { _address, _model, _key }) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_address) is not null && string.IsNullOrWhiteSpace(result.GetValue(_model))) result.AddError("--assistant needs --assistant-model.");
        });
    }

    /// <summary>The assistant; null where none was asked for.</summary>
    public AssistantOptions? Of(ParseResult parsed) => parsed.GetValue(_address) is { } address ? new AssistantOptions(new Uri(address), parsed.GetValue(_model)!, parsed.GetValue(_key)) : null;
}
