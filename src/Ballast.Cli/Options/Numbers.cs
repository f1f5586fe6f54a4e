using System.Globalization;
using Ballast.Core.Rounds;

namespace Ballast.Cli.Options;

/// <summary>Reads numbers of options exactly, with a point.</summary>
internal static class Numbers
{
    public static int Round(int round, string command) =>
        round is >= 1 and <= RoundCalendar.LargestRound
            ? round
            : throw new UsageException(
                command,
                $"ROUND is a number from 1 to {RoundCalendar.LargestRound}, not {round}."
            );

    public static decimal Read(string text, string option, string command, decimal least, decimal most)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return isNumber && number >= least && number <= most
            ? number
            : throw new UsageException(command, $"{option} is a number from {least} to {most}, not '{text}'.");
    }
}
