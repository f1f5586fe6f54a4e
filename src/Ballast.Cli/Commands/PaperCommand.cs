using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Paper;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast paper start POLICY</c>, <c>paper stop NAME</c> and <c>paper show</c>, which is the question and needs not be said.</summary>
internal static class PaperCommand
{
    private static readonly string Version = typeof(PaperCommand).Assembly.GetName().Version!.ToString(3);

    public static Command Create(IQuestion question, GlobalOptions everywhere)
    {
        var command = QuestionCommand.Create(question, everywhere);
        // A name can be said here too; help of the others would show it as theirs.
        foreach (var argument in command.Arguments)
            argument.Hidden = true;
        command.Add(Start(everywhere));
        command.Add(Stop(everywhere));
        command.Add(QuestionCommand.Create(question, everywhere, "show"));
        return command;
    }

    private static Command Start(GlobalOptions everywhere)
    {
        var options = new ParameterOptions(PaperStart.Parameters);
        var models = Names.Models(PaperStart.Models.Help);
        var command = new Command("start", "Follow a policy on paper from now on; every sync carries it further.");
        options.AddTo(command);
        command.Add(models);
        everywhere.SetAction(
            command,
            (parsed, context) =>
                Write(
                    context,
                    (store, view) =>
                        PaperStart.Run(store, view, options.Read(parsed, parsed.GetValue(models)), Version),
                    started => context.Screen.Answer(() => started, () => Words(context, started))
                ),
            "--as-of"
        );
        return command;
    }

    private static Command Stop(GlobalOptions everywhere)
    {
        var options = new ParameterOptions(PaperStop.Parameters);
        var command = new Command("stop", "End an account on paper. It is kept with its result.");
        options.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
                Write(
                    context,
                    (store, view) => PaperStop.Run(store, view, options.Read(parsed, []), Version),
                    stopped => context.Screen.Answer(() => stopped, () => Words(context, stopped))
                ),
            "--as-of"
        );
        return command;
    }

    /// <summary>What is written is written now, whatever moment was asked for.</summary>
    private static int Write<T>(
        CommandContext context,
        Func<TournamentStore, AsOfView, Outcome<T>> write,
        Action<T> show
    ) =>
        context.Read(
            store => write(store, new AsOfView(store, context.Tournament, context.CliHost.Clock.GetUtcNow())),
            show
        );

    private static void Words(CommandContext context, PaperStartDocument started)
    {
        var total = started.TotalFrom switch
        {
            "given" => "",
            "real-stakes" => " (what is at stake now)",
            _ => " (no stake is stored)",
        };
        var models = started.ModelsFrom switch
        {
            "given" => "",
            "staked" => " (those with an open stake)",
            _ => " (all: no stake is stored)",
        };
        Say(
            context,
            $"Started on paper: {started.Name}, {started.Does}.",
            $"It begins with {Format.Nmr(started.Total)} NMR{total} over {Format.Many(started.Models.Count, "model")}{models}.",
            $"Its first round is {started.FirstRound}: stakes are fixed on {Format.Time(started.FirstClosesAt)} UTC, and it resolves on {Format.Day(started.FirstResolvesAt)}.",
            $"Whether it does better than {started.Beside} is graded from {Format.Day(started.GradableAt)} on: ballast evidence --track-record. What it is worth meanwhile: ballast paper show."
        );
    }

    private static void Words(CommandContext context, PaperStopDocument stopped) =>
        Say(
            context,
            $"Stopped {stopped.Name}, which ran on paper since {Format.Time(stopped.StartedAt)} UTC. It is kept with its result: ballast paper show."
        );

    private static void Say(CommandContext context, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
            context.Screen.Line(Markup.Escape(line));
    }
}
