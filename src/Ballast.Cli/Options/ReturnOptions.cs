using System.CommandLine;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Cli.Options;

/// <summary>Options that say which returns a question is about.</summary>
internal sealed class ReturnOptions
{
    private readonly Argument<string[]> _models = Names.Models("Models (default: all).");
    private readonly ParameterOptions _options = new(ReturnParameters.All);

    public void AddTo(Command command)
    {
        command.Add(_models);
        _options.AddTo(command);
    }

    public ReturnRequest Read(ParseResult parsed, CommandContext context)
    {
        var given = _options.Read(parsed, parsed.GetValue(_models)!);
        return ReturnParameters.Read(given, context.Tournament) with
        {
            Models = given.Models,
            Range = RangeParameters.Read(given),
            Bounds = context.Bounds,
        };
    }
}
