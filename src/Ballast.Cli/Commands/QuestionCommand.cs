using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Core.Questions;

namespace Ballast.Cli.Commands;

/// <summary>The command of a declared question: one for all of them.</summary>
internal static class QuestionCommand
{
    public static Command Make(IQuestion question, GlobalOptions everywhere)
    {
        var models = question.Models is { } named ? Names.Models(named.Help) : null;
        var options = new ParameterOptions(question.Parameters);
        var command = new Command(question.Name, question.Help);
        if (models is not null)
            command.Add(models);
        options.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var given = options.Read(parsed, models is null ? [] : parsed.GetValue(models)!);
                return context.Answer(
                    view => question.Ask(new Asked(view, given, context.Surroundings.Cancellation)),
                    answer => context.Screen.Answer(question, answer)
                );
            }
        );
        return command;
    }
}
