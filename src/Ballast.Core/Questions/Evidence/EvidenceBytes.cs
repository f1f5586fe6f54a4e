using Ballast.Core.Evidence.Overfitting;
using Ballast.Core.Evidence.WalkForward;

namespace Ballast.Core.Questions.Evidence;

/// <summary>What comes of the parts of evidence as bytes and back, to the last bit.</summary>
internal static class EvidenceBytes
{
    public static void Write(BinaryWriter writer, WalkStep? step)
    {
        writer.Write(step is not null);
        if (step is null)
            return;
        writer.Write(step.Round);
        writer.Write(step.At.UtcTicks);
        writer.Write(step.LastKnownRound);
        writer.Write(step.LastTestRound);
        writer.Write(step.Models);
        writer.Write(step.Vanished);
        writer.Write(step.RankIc);
        writer.Write(step.TopPicks.Count);
        foreach (var pick in step.TopPicks)
            writer.Write(pick);
        writer.Write(step.TopMean);
        writer.Write(step.EqualWeightMean);
        writer.Write(step.MedianMean);
        writer.Write(step.TopIsBest);
        writer.Write(step.TopInBetterHalf);
    }

    public static WalkStep? ReadStep(BinaryReader reader)
    {
        if (!reader.ReadBoolean())
            return null;
        return new WalkStep(
            reader.ReadInt32(),
            new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadDouble(),
            Texts(reader),
            reader.ReadDouble(),
            reader.ReadDouble(),
            reader.ReadDouble(),
            reader.ReadDouble(),
            reader.ReadDouble()
        );
    }

    public static void Write(BinaryWriter writer, SplitOutcome outcome)
    {
        writer.Write(outcome.Logit);
        writer.Write(outcome.Inside);
        writer.Write(outcome.Outside);
    }

    public static SplitOutcome ReadSplit(BinaryReader reader) =>
        new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());

    private static string[] Texts(BinaryReader reader)
    {
        // No longer than what is left: a wrong number is a wrong part, not a full memory.
        var count = reader.ReadInt32();
        if (count < 0 || count > reader.BaseStream.Length)
            throw new EndOfStreamException();
        var texts = new string[count];
        for (var i = 0; i < count; i++)
            texts[i] = reader.ReadString();
        return texts;
    }
}
