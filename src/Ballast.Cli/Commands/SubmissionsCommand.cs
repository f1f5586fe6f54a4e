using System.CommandLine;
using Ballast.Cli.Online;
using Ballast.Cli.Options;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Online;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast submissions [MODEL…]</c></summary>
internal static class SubmissionsCommand
{
    private const int UsualRounds = 3;
    private const int MostRounds = 100;

    public static Command Create(GlobalOptions everywhere)
    {
        var models = Names.Models("Own models (default: all of the tournament).");
        var rounds = new Option<int>("--rounds")
        {
            Description = "The newest N rounds of each.",
            HelpName = "N",
            DefaultValueFactory = _ => UsualRounds,
        };
        var online = new OnlineOptions();
        var command = new Command(
            "submissions",
            "What was handed in for the newest rounds, as Numerai shows it: on-time, late, queued or none."
        )
        {
            models,
            rounds,
        };
        online.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var count = Numbers.Within(parsed.GetValue(rounds), "--rounds", context.Command, 1, MostRounds);
                return online.Run(
                    parsed,
                    context,
                    session =>
                    {
                        var own = online.OwnModels(parsed, context, session, count);
                        return context.Show(
                            Chosen(own, parsed.GetValue(models)!, context.Tournament)
                                .Then<IReadOnlyList<OwnModel>, SubmissionsDocument>(chosen => new SubmissionsDocument
                                {
                                    Tournament = context.Tournament.Slug(),
                                    Models = [.. chosen.Select(m => SubmissionReading.Of(m, count))],
                                }),
                            document => context.Screen.Answer(document, SubmissionsText.Write)
                        );
                    }
                );
            },
            "--store",
            "--as-of"
        );
        return command;
    }

    private static Outcome<IReadOnlyList<OwnModel>> Chosen(
        IReadOnlyList<OwnModel> own,
        string[] names,
        Tournament tournament
    )
    {
        if (own.Count == 0)
            return new Refusal("unknown-model", $"This account has no model in {tournament.Slug()}.");
        var chosen = new List<OwnModel>();
        foreach (var name in names)
        {
            switch (OwnModel.Find(own, name, tournament))
            {
                case Outcome<OwnModel>.Refused refused:
                    return refused.Refusal;
                case Outcome<OwnModel>.Done done:
                    chosen.Add(done.Value);
                    break;
            }
        }
        return names.Length == 0 ? own.ToList() : chosen;
    }
}
