using System.Text;

namespace Readout.Language.Trees;

/// <summary>The file of a <see cref="TreeModel"/>: little-endian, token vectors in 8 bits with a scale a row, other weights in 16.</summary>
internal static class TreeModelFile
{
    private const uint Magic = 0x32455254; // "TRE2"
    private const float Steps = 127;

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The stream holds no such model.</exception>
    public static TreeModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != TokenFeatures.Count)
            throw new InvalidDataException("This is no model of trees, or one of another version: train it again.");
        var shape = new TreeShape(
            reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var names = new TreeNames(Strings(reader), Strings(reader));
        var keys = new ulong[reader.ReadInt32()];
        for (var i = 0; i < keys.Length; i++) keys[i] = reader.ReadUInt64();
        var network = new TreeNetwork(shape, keys);
        var steps = new byte[shape.Token];
        for (var row = 0; row < network.TokenVectors.Length; row += shape.Token)
        {
            var scale = (float)reader.ReadHalf();
            reader.BaseStream.ReadExactly(steps);
            var vector = network.TokenVectors.AsSpan(row, shape.Token);
            for (var i = 0; i < steps.Length; i++) vector[i] = (sbyte)steps[i] * scale;
        }

        foreach (var weights in network.Dense)
        {
            for (var i = 0; i < weights.Length; i++) weights[i] = (float)reader.ReadHalf();
        }

        var scripts = new LemmaScript[reader.ReadInt32()];
        for (var i = 0; i < scripts.Length; i++) scripts[i] = new LemmaScript(reader.ReadBoolean(), reader.ReadByte(), reader.ReadString());
        var rules = new (ulong, ushort)[reader.ReadInt32()];
        for (var i = 0; i < rules.Length; i++) rules[i] = (reader.ReadUInt64(), reader.ReadUInt16());
        var listed = new (ulong, uint)[reader.ReadInt32()];
        for (var i = 0; i < listed.Length; i++) listed[i] = (reader.ReadUInt64(), reader.ReadUInt32());
        return new TreeModel(network, names, new Lemmas(scripts, rules), new ListedPhrases(listed));
    }

    /// <summary>Writes a model; what <see cref="Read"/> gives back has rounded weights.</summary>
    public static void Write(TreeModel model, Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        var network = model.Network;
        var shape = network.Shape;
        writer.Write(Magic);
        writer.Write(TokenFeatures.Count);
        foreach (var width in (int[])[shape.Token, shape.Units, shape.Layers, shape.Tags, shape.Arc, shape.Label, shape.Relations]) writer.Write(width);
        Write(writer, model.Names.Tags);
        Write(writer, model.Names.Relations);
        writer.Write(network.Keys.Length);
        foreach (var key in network.Keys) writer.Write(key);
        for (var row = 0; row < network.TokenVectors.Length; row += shape.Token)
        {
            var vector = network.TokenVectors.AsSpan(row, shape.Token);
            var greatest = 0f;
            foreach (var value in vector) greatest = Math.Max(greatest, Math.Abs(value));
            var scale = (Half)(greatest / Steps);
            writer.Write(scale);
            foreach (var value in vector) writer.Write(scale == default ? (sbyte)0 : (sbyte)Math.Clamp(MathF.Round(value / (float)scale), -Steps, Steps));
        }

        foreach (var weights in network.Dense)
        {
            foreach (var weight in weights) writer.Write((Half)weight);
        }

        writer.Write(model.Lemmas.Scripts.Count);
        foreach (var script in model.Lemmas.Scripts)
        {
            writer.Write(script.KeepsCase);
            writer.Write((byte)script.Cut);
            writer.Write(script.Add);
        }

        writer.Write(model.Lemmas.Rules.Count);
        foreach (var (key, script) in model.Lemmas.Rules)
        {
            writer.Write(key);
            writer.Write(script);
        }

        writer.Write(model.Lists.Entries.Count);
        foreach (var (key, marks) in model.Lists.Entries)
        {
            writer.Write(key);
            writer.Write(marks);
        }
    }

    private static string[] Strings(BinaryReader reader)
    {
        var strings = new string[reader.ReadInt32()];
        for (var i = 0; i < strings.Length; i++) strings[i] = reader.ReadString();
        return strings;
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<string> strings)
    {
        writer.Write(strings.Count);
        foreach (var text in strings) writer.Write(text);
    }
}
