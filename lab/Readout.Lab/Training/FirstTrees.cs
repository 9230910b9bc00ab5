using System.Text;
using Readout.Documents;
using Readout.Language.Trees;

namespace Readout.Lab.Training;

/// <summary>A network of trees without names and lists, as the first version of the model had it, from which a training may start.</summary>
/// <remarks>Its file ("TRE1") has the kinds of features up to the neighbourhood and no column for names; all else is as in <see cref="TreeModelFile"/>.</remarks>
internal static class FirstTrees
{
    private const uint Magic = 0x31455254; // "TRE1"

    /// <summary>Copies the weights of a file into a network of the same widths; what the file does not know starts as what is unknown, or at nothing.</summary>
    /// <param name="kinds">The kind of each of the network's keys.</param>
    public static void CopyTo(TreeNetwork network, TreeNames names, int[] kinds, string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new BinaryReader(file, Encoding.UTF8);
        if (reader.ReadUInt32() != Magic) throw new InvalidDataException(path + " is no first model of trees.");
        var known = reader.ReadInt32();
        var widths = Enumerable.Range(0, 7).Select(_ => reader.ReadInt32()).ToArray();
        var shape = network.Shape;
        if (widths[0] != shape.Token || widths[1] != shape.Units || widths[2] != shape.Layers || widths[4] != shape.Arc || widths[5] != shape.Label || widths[6] != shape.Relations)
            throw new InvalidDataException(path + " has other widths.");
        if (!Strings(reader).SequenceEqual(names.Tags) || !Strings(reader).SequenceEqual(names.Relations)) throw new InvalidDataException(path + " knows other tags or relations.");

        var rowOf = new Dictionary<ulong, int>();
        var keys = reader.ReadInt32();
        for (var i = 0; i < keys; i++) rowOf.Add(reader.ReadUInt64(), known + i);
        var vectors = new float[(known + keys) * shape.Token];
        var steps = new byte[shape.Token];
        for (var row = 0; row < vectors.Length; row += shape.Token)
        {
            var scale = (float)reader.ReadHalf();
            reader.BaseStream.ReadExactly(steps);
            for (var i = 0; i < steps.Length; i++) vectors[row + i] = (sbyte)steps[i] * scale;
        }

        Array.Clear(network.TokenVectors);
        for (var row = 0; row < TokenFeatures.Count + kinds.Length; row++)
        {
            var kind = row < TokenFeatures.Count ? row : kinds[row - TokenFeatures.Count];
            if (kind >= known) continue;
            var from = row >= TokenFeatures.Count && rowOf.TryGetValue(network.Keys[row - TokenFeatures.Count], out var old) ? old : kind;
            vectors.AsSpan(from * shape.Token, shape.Token).CopyTo(network.TokenVectors.AsSpan(row * shape.Token, shape.Token));
        }

        var oldWide = widths[3] + (2 * shape.Arc) + (2 * shape.Label);
        var tags = 1 + (int)UniversalTag.X + names.Tags.Count;
        foreach (var weights in network.Dense)
        {
            if (weights != network.Projection && weights != network.ProjectionBias)
            {
                for (var i = 0; i < weights.Length; i++) weights[i] = (float)reader.ReadHalf();
                continue;
            }

            for (var row = 0; row < weights.Length; row += shape.Projection)
            {
                weights.AsSpan(row, shape.Tags).Clear();
                for (var i = 0; i < oldWide; i++)
                {
                    var value = (float)reader.ReadHalf();
                    if (i < tags) weights[row + i] = value;
                    else if (i >= widths[3]) weights[row + shape.Tags + i - widths[3]] = value;
                }
            }
        }
    }

    private static string[] Strings(BinaryReader reader) => [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString())];
}
