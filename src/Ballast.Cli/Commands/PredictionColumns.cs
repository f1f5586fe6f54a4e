using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Core.Store;
using Ballast.Core.Workflows.PredictionFiles;
using Ballast.Files;

namespace Ballast.Cli.Commands;

/// <summary>What <c>score</c> and <c>ensemble</c> share: a file of predictions and which of its columns are what.</summary>
internal sealed class PredictionColumns
{
    private readonly Argument<string> _file = new("FILE")
    {
        Description =
            "Predictions beside the target as CSV, Parquet, JSON or xlsx, plain or gzipped. A column id gives the order of rows; a column era makes a score of each era.",
    };

    private readonly Option<string?> _target = TextOption.Make("--target", "The target.", "COLUMN", "target");

    private readonly Option<string?> _meta = TextOption.Make("--meta", "The meta model: for MMC.", "COLUMN");

    private readonly Option<string?> _era = TextOption.Make(
        "--era",
        "The column of eras, where it is not called era.",
        "COLUMN"
    );

    private readonly Option<int?> _overlap = new("--overlap")
    {
        Description =
            "Eras in a row that share days of the target (default: by its name and the eras; 4 for weekly eras and 20 days).",
        HelpName = "N",
    };

    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_target);
        command.Add(_meta);
        command.Add(_era);
        command.Add(_overlap);
    }

    public string File(ParseResult parsed) => parsed.GetValue(_file)!;

    public string Target(ParseResult parsed) => parsed.GetValue(_target)!;

    public string? Meta(ParseResult parsed) => parsed.GetValue(_meta);

    public int? Overlap(ParseResult parsed, string command) =>
        Positive(parsed.GetValue(_overlap), "--overlap", command);

    /// <summary>Opens the file, and hands it on with its name.</summary>
    public Outcome<T> Open<T>(ParseResult parsed, Func<ColumnFile, string, Outcome<T>> read) =>
        Open(File(parsed), read);

    /// <summary>Opens a file, and hands it on with its name.</summary>
    public static Outcome<T> Open<T>(string path, Func<ColumnFile, string, Outcome<T>> read) =>
        ColumnFile
            .Open(path)
            .Then(file =>
            {
                using (file)
                    return read(file, Path.GetFileName(path));
            });

    /// <summary>Reads columns of an open file, all of which must be there.</summary>
    public Outcome<ColumnTable> Read(
        ParseResult parsed,
        ColumnFile file,
        string name,
        IReadOnlyList<(string Column, string Option)> columns
    )
    {
        foreach (var (column, option) in columns)
        {
            if (ColumnNames.Find(name, file.Header, column, option) is Outcome<string>.Refused { Refusal: var refusal })
                return refusal;
        }
        return ColumnNames
            .Era(name, file.Header, parsed.GetValue(_era))
            .Then(era => file.Read([.. columns.Select(c => c.Column).Distinct()], ColumnNames.Id(file.Header), era));
    }

    /// <summary>A number above 0, where one was given.</summary>
    /// <exception cref="UsageException">It is not above 0.</exception>
    public static int? Positive(int? number, string option, string command) =>
        number is null or > 0
            ? number
            : throw new UsageException(command, $"{option} is a number from 1 on, not {number}.");
}
