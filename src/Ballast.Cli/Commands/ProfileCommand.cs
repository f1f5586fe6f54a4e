using System.CommandLine;
using Ballast.Cli.Online;
using Ballast.Cli.Options;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Online;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast profile NAME</c></summary>
internal static class ProfileCommand
{
    public static Command Create(GlobalOptions everywhere)
    {
        var name = new Argument<string>("NAME") { Description = "A model or an account." };
        var isModel = new Option<bool>("--model") { Description = "The model of that name, not the account." };
        var isAccount = new Option<bool>("--user") { Description = "The account of that name, not the model." };
        var online = new OnlineOptions(isKeyed: false);
        var command = new Command(
            "profile",
            "The public page of a model or, where no model has the name, of an account, as it is now."
        )
        {
            name,
            isModel,
            isAccount,
        };
        online.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var (model, account) = (parsed.GetValue(isModel), parsed.GetValue(isAccount));
                if (model && account)
                    throw new UsageException(context.Command, "Say --model or --user, not both.");
                return online.Run(
                    parsed,
                    context,
                    session =>
                        context.Show(
                            OnlineOptions.Wait(FindAsync(context, session, parsed.GetValue(name)!, !account, !model)),
                            document => context.Screen.Answer(document, ProfileText.Write)
                        )
                );
            },
            "--store",
            "--as-of"
        );
        return command;
    }

    private static async Task<Outcome<ProfileDocument>> FindAsync(
        CommandContext context,
        NumeraiSession session,
        string name,
        bool models,
        bool accounts
    )
    {
        var (client, of, end) = (session.Public, context.Tournament, context.CliHost.Cancellation);
        var page = models ? await ProfileReading.ModelAsync(client, name, of, end).ConfigureAwait(false) : null;
        if (page is null && accounts)
            page = await ProfileReading.AccountAsync(client, name, of, end).ConfigureAwait(false);
        return page is not null
            ? page
            : new Refusal(
                "unknown-name",
                $"Numerai shows no {(models ? accounts ? "model or account" : "model" : "account")} {name} in {of.Slug()}.{(models && !accounts && of == Tournament.Crypto ? " Crypto models have no page of their own." : "")}"
            );
    }
}
