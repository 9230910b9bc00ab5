using Readout.Language.Trees;

namespace Readout.Lab.Training;

/// <summary>Everything that decides what a training of the trees comes to, beside the data.</summary>
internal sealed record TreeRecipe
{
    public int Epochs { get; set; } = 14;

    /// <summary>How often all texts are read in the first schooling, which tells words from their neighbours.</summary>
    public int WordEpochs { get; set; } = 3;

    /// <summary>What the first schooling comes of.</summary>
    public string Words => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{WordEpochs} {Seed} {TokenWidth} {Units} {FeatureSeen} {PlainSeen}");

    /// <summary>Words in a step, about.</summary>
    public int BatchWords { get; set; } = 800;

    /// <summary>Adam's step at its height; it rises over the first epoch's half and falls to nothing along a cosine.</summary>
    public float Rate { get; set; } = 0.003f;

    public float FirstMoment { get; set; } = 0.9f;

    public float SecondMoment { get; set; } = 0.98f;

    /// <summary>Share of a vector's values dropped, the same ones in the whole sentence (Gal and Ghahramani 2016).</summary>
    public float DropInput { get; set; } = 0.25f;

    public float DropContext { get; set; } = 0.33f;

    public float DropProjection { get; set; } = 0.25f;

    /// <summary>Share of a token's features left out.</summary>
    public float DropFeature { get; set; } = 0.1f;

    /// <summary>A form seen f times is taken for unknown with the chance a / (a + f) (Kiperwasser and Goldberg 2016).</summary>
    public float UnknownForm { get; set; } = 0.5f;

    /// <summary>A feature seen less often has no vector of its own.</summary>
    public int FeatureSeen { get; set; } = 2;

    public int Seed { get; set; } = 1;

    public int TokenWidth { get; set; } = 128;

    public int Units { get; set; } = 128;

    public int Layers { get; set; } = 2;

    public int Arc { get; set; } = 96;

    public int Label { get; set; } = 96;

    /// <summary>Into how many parts the folded names are cut; a model of each fold learns without its part.</summary>
    public int Folds { get; set; } = 2;

    /// <summary>How many of the models of folds teach the one that ships.</summary>
    public int Teachers { get; set; }

    /// <summary>How much of the target is what the teachers think on the average, not the gold (Hinton, Vinyals and Dean 2015; Kuncoro et al. 2016).</summary>
    public float Belief { get; set; } = 0.5f;

    /// <summary>The units, layers and epochs of a teacher; it may be greater than what is shipped.</summary>
    public int TeacherUnits { get; set; } = 128;

    public int TeacherLayers { get; set; } = 2;

    public int TeacherEpochs { get; set; } = 14;

    /// <summary>How much a name's label counts beside a tag.</summary>
    public float NameWeight { get; set; } = 3;

    /// <summary>Share of sentences read as if written in small letters.</summary>
    public float SmallCase { get; set; } = 0.06f;

    /// <summary>How much a word counts that only the teachers annotated.</summary>
    public float PlainWeight { get; set; } = 0.7f;

    /// <summary>An epoch reads one in so many of the sentences that only the teachers annotated, each time others; 0: none.</summary>
    public int PlainEvery { get; set; }

    /// <summary>A feature that no gold text shows often enough has a vector of its own if all texts show it so often.</summary>
    public int PlainSeen { get; set; } = 8;

    /// <summary>Only every n-th sentence, for trials.</summary>
    public int Every { get; set; } = 1;

    /// <summary>The recipe of the model of a fold.</summary>
    public TreeRecipe Fold(int number) => this with { Seed = Seed + number, Teachers = 0, PlainEvery = 0, Epochs = TeacherEpochs, Units = TeacherUnits, Layers = TeacherLayers };

    /// <summary>A recipe that only looks.</summary>
    public TreeRecipe Looking() => this with { DropInput = 0, DropContext = 0, DropProjection = 0, DropFeature = 0, UnknownForm = 0, Belief = 0, SmallCase = 0 };

    public TreeShape Shape(int tags, int relations) => new(TokenWidth, Units, Layers, Up(tags + NameTags.Count), Arc, Label, Up(relations));

    private static int Up(int width) => (width + 15) / 16 * 16;
}
