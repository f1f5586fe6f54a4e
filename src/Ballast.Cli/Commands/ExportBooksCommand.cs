using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Core.Ledger.Export;
using Ballast.Core.Ledger.Recorded;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Owning;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast export books</c>: the stored account's double-entry books as text.</summary>
internal static class ExportBooksCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var format = new Option<string>("--format")
        {
            Description = "beancount or hledger.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "beancount",
        };
        var target = new ExportTarget();
        var command = new Command(
            "books",
            "Double-entry books of the synced account, for beancount or hledger: balances at the first sync, then every movement known."
        )
        {
            format,
        };
        target.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var isBeancount = parsed.GetValue(format) switch
                {
                    "beancount" => true,
                    "hledger" => false,
                    var other => throw new UsageException(
                        context.Command,
                        $"--format is beancount or hledger, not '{other}'."
                    ),
                };
                return target.Show(
                    parsed,
                    context,
                    "books",
                    writer =>
                        context
                            .Ask(OwnBooks.Build)
                            .Then<(RecordedBooks Books, IReadOnlyList<string> Remarks), long>(made =>
                            {
                                var (entries, checks) = (made.Books.Entries, made.Books.Checks);
                                writer.Write(
                                    isBeancount
                                        ? BeancountExport.Write(entries, checks, made.Remarks)
                                        : HledgerExport.Write(entries, checks, made.Remarks)
                                );
                                return (long)entries.Count;
                            })
                );
            },
            "--tournament"
        );
        return command;
    }
}
