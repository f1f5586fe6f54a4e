using System.CommandLine;
using Ballast.Core.Workflows;

namespace Ballast.Cli.Options;

/// <summary>What a command about models over rounds is asked first: which models, which rounds.</summary>
/// <param name="models">What the argument says of itself.</param>
internal sealed class SelectionOptions(string models)
{
    private readonly Argument<string[]> _models = Names.Models(models);
    private readonly RangeOptions _range = new();

    public void AddTo(Command command)
    {
        command.Add(_models);
        _range.AddTo(command);
    }

    /// <summary>The question, with what was said of models and rounds.</summary>
    /// <exception cref="UsageException">An option cannot be read.</exception>
    public T Read<T>(T request, ParseResult parsed, CommandContext context)
        where T : Selection =>
        (T)(
            (Selection)request with
            {
                Models = parsed.GetValue(_models)!,
                Range = _range.Read(parsed),
                Bounds = context.Bounds,
            }
        );
}
