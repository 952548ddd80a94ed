//! The presets, in the order of their cards: what each is about, and what to look at.

pub const TANH: &str = "The run that began it";
pub const TANH_ABOUT: &str = "Shwartz-Ziv and Tishby (2017) saw two phases: layers first fit the label, then compress the input. Saxe et al. (2018) answered that the second comes from tanh and the bins, and that generalisation does not need it.";
pub const TANH_LOOK_FOR: &str = "The last hidden layer, which first gains information about the input and then loses more than half of it";

pub const RELU_WIDTH: &str = "ReLU, read by bins of one width";
pub const RELU_WIDTH_ABOUT: &str = "With an activation that has no upper limit Saxe et al. (2018) found no compression in the hidden layers. Bins of one width reach as far as the activations do, so that large values stay apart.";
pub const RELU_WIDTH_LOOK_FOR: &str =
    "Hidden layers that move to the right and stay there; only the softmax output comes back";

pub const RELU_EDGES: &str = "The same ReLU run, bins in [−1,\u{a0}1]";
pub const RELU_EDGES_ABOUT: &str = "These are the weights of the card “ReLU, read by bins of one width”, read with the bins that were made for tanh. Every activation above 1 falls into one bin, so that growing weights look like compression.";
pub const RELU_EDGES_LOOK_FOR: &str =
    "Hidden layers 3 to 5, which come back to the left here and do not with the other bins";

pub const FINE_BINS: &str = "The same tanh run, finer bins";
pub const FINE_BINS_ABOUT: &str = "In a deterministic network with continuous activations I(X;T) is constant or infinite, and Goldfeld et al. (2019) read the fall of a binned estimate as activations that gather in clusters. These are the weights of the first card, read with 1000 edges in the place of 30.";
pub const FINE_BINS_LOOK_FOR: &str = "Hidden layers 1 to 4, which stay at the right edge, and the last one, which falls all the same: its patterns do gather";

pub const FULL_BATCH: &str = "No noise in the gradient";
pub const FULL_BATCH_ABOUT: &str = "Shwartz-Ziv and Tishby (2017) took the noise of stochastic gradients for the cause of compression. Saxe et al. (2018) showed it with full batches too, where there is no such noise.";
pub const FULL_BATCH_LOOK_FOR: &str =
    "A last hidden layer that falls to 1.5 bits, further than with batches of 512";

pub const DATA_5: &str = "5 % of the data";
pub const DATA_5_ABOUT: &str = "With 5 % of the patterns Shwartz-Ziv and Tishby (2017) saw compression take information about the label along, and called it overfitting. Information is estimated over all patterns, most of which these networks never see.";
pub const DATA_5_LOOK_FOR: &str =
    "The later layers, which turn down as they move to the left: what they forget is the label";

pub const DATA_45: &str = "45 % of the data";
pub const DATA_45_ABOUT: &str = "Between too little data and enough Shwartz-Ziv and Tishby (2017) saw the end of the path rise with the size of the training part. The networks, the seed and the number of epochs are those of 5 % and 85 %.";
pub const DATA_45_LOOK_FOR: &str =
    "A last hidden layer that ends between the other two, at 0.90 bits about the label";

pub const DATA_85: &str = "85 % of the data";
pub const DATA_85_ABOUT: &str = "With most of the patterns to learn from the layers keep the label while they lose the input, which Shwartz-Ziv and Tishby (2017) took for the benefit of compression. The last hidden layer compresses less than with 5 % of the data, so compression alone does not tell how well a network generalises.";
pub const DATA_85_LOOK_FOR: &str = "Paths that go up and to the left, and do not turn down";

pub const STOCHASTIC: &str = "Labels that are uncertain by nature";
pub const STOCHASTIC_ABOUT: &str = "In the stochastic variant of the task each pattern has its label with a probability, and I(X;Y) is 0.90 bits. The networks learn these probabilities, and no layer can tell more of the label than the pattern does.";
pub const STOCHASTIC_LOOK_FOR: &str = "Hidden layers that rise to the dashed line, and none of which loses more than 1 bit of the input in the end";

pub const RANDOM_LABELS: &str = "Random labels, a small network";
pub const RANDOM_LABELS_ABOUT: &str = "Half of the labels are wrong, so that nothing can be learnt that holds for other patterns. Networks of 294 parameters do not learn 3482 labels by heart either, and get less than two thirds of them right.";
pub const RANDOM_LABELS_LOOK_FOR: &str =
    "Layers that let go of the input all the same, while the hold-out accuracy stays at chance";

pub const RANDOM_LABELS_WIDE: &str = "Random labels, learnt by heart";
pub const RANDOM_LABELS_WIDE_ABOUT: &str = "Zhang et al. (2017) showed that large networks fit labels drawn at random, so that a perfect fit does not explain generalisation. Here wider networks learn 1024 random labels without an error.";
pub const RANDOM_LABELS_WIDE_LOOK_FOR: &str = "Hidden layers that stay at the right edge, full by this estimator, and an output that knows the labels of the training part only";

pub const LABEL_NOISE: &str = "One label in five is wrong";
pub const LABEL_NOISE_ABOUT: &str = "A fifth of all labels, in the hold-out too, are those of the other class. Whoever knew the rule would be right about 80 % of the time, and whatever a network learns beyond that it has learnt by heart.";
pub const LABEL_NOISE_LOOK_FOR: &str =
    "Hidden layer 4, which first gains and then loses a quarter of what it knew of the label";

pub const LINEAR: &str = "A linear network";
pub const LINEAR_ABOUT: &str = "Without a bend in the activation five layers are one linear map, and the best linear rule for these labels is right for 87.5 % of the patterns. Saxe et al. (2018) used linear networks to show that good generalisation needs no compression.";
pub const LINEAR_LOOK_FOR: &str = "An accuracy that stops at 87.5 %, and hidden layers that end where they began along the axis of the input";

pub const DEEP: &str = "Eight hidden layers";
pub const DEEP_ABOUT: &str = "Shwartz-Ziv and Tishby (2017) held that more layers shorten compression, because each has less to do. Here the deeper network ends no better than the one with five layers.";
pub const DEEP_LOOK_FOR: &str = "Only the last two hidden layers compress by more than 2 bits, and the hold-out accuracy is no higher than with five layers";

pub const NARROW: &str = "Everything through one unit";
pub const NARROW_ABOUT: &str = "One unit in the middle must carry whatever the later layers know, for what is lost in a layer is lost to all that follow. Estimates need not obey: bins can hide what the next layer still reads.";
pub const NARROW_LOOK_FOR: &str =
    "Hidden layers 4 and 5, which seem to know more of the label than the unit that feeds them";

pub const SGD: &str = "Plain gradient steps";
pub const SGD_ABOUT: &str = "The theory of Shwartz-Ziv and Tishby (2017) is about stochastic gradient descent: drift first, diffusion after. This is SGD without momentum, beside Adam with all else equal.";
pub const SGD_LOOK_FOR: &str = "The same path as in the first card, walked more slowly: the last hidden layer has fallen to 3.8 bits only";

pub const ADAM: &str = "Adam with the same settings";
pub const ADAM_ABOUT: &str = "Adam (Kingma and Ba 2015) divides each step by the size of recent gradients, so that the same learning rate goes much further. Learning rate, batch, weights and order of the data are those of the card “Plain gradient steps”.";
pub const ADAM_LOOK_FOR: &str = "A last hidden layer that falls to 1.5 bits and loses a little of the label, with every training pattern right";

pub const FAN_OUT: &str = "Larger first weights";
pub const FAN_OUT_ABOUT: &str = "Saxe et al. (2018) drew the first weights with a standard deviation of 1/√fan out, Shwartz-Ziv and Tishby (2017) with 1/√fan in. In layers that become narrower the former are larger, and tanh keeps more of the input apart.";
pub const FAN_OUT_LOOK_FOR: &str = "A last hidden layer that begins 1.2 bits further to the right than in the first card and ends at the same place";

pub const LONG: &str = "Five times as long";
pub const LONG_ABOUT: &str = "If compression prevented overfitting, a longer run should do no harm. The accuracy on the hold-out stays, but its loss grows eightfold after its lowest value, because the networks become ever more certain of their mistakes.";
pub const LONG_LOOK_FOR: &str = "A last hidden layer that goes on compressing, by 4.4 bits in the end, with the hold-out accuracy no better for it";

pub const RE_EXPANSION: &str = "Compression that is taken back";
pub const RE_EXPANSION_ABOUT: &str = "Compression need not be the last phase, nor the only one. By epoch 1000 these networks are right for 98 % of the hold-out, and while they learn how uncertain each label is the last hidden layer takes up more of the input again.";
pub const RE_EXPANSION_LOOK_FOR: &str =
    "The last hidden layer, which goes left by 1 bit, comes back almost as far, and goes left once more";
