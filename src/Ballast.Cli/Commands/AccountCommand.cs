using System.CommandLine;
using Ballast.Cli.Online;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Questions;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Online;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast account</c>, which is the question, with <c>--live</c>: the own accounts as Numerai shows them now.</summary>
internal static class AccountCommand
{
    public static Command Create(IQuestion question, GlobalOptions everywhere)
    {
        var live = new Option<bool>("--live")
        {
            Description =
                "Not what it earned: wallet, stakes and submissions of the own accounts, as Numerai shows them now.",
        };
        var online = new OnlineOptions(only: "With --live: ");
        var command = QuestionCommand.Create(
            question,
            everywhere,
            instead: (parsed, context) =>
                parsed.GetValue(live)
                    ? online.Run(
                        parsed,
                        context,
                        session =>
                        {
                            var document = new LiveAccountDocument([
                                .. online
                                    .Keys(parsed, context)
                                    .Select(key =>
                                        OnlineOptions.Wait(
                                            AccountReading.ReadAsync(session, key, context.CliHost.Cancellation)
                                        )
                                    ),
                            ]);
                            context.Screen.Answer(document, LiveAccountText.Write);
                            return Screen.Done;
                        }
                    )
                    : null
        );
        command.Add(live);
        online.AddTo(command);
        return command;
    }
}
