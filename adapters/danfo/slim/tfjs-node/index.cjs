// Danfo asks for `@tensorflow/tfjs-node`, which brings layers, converters, WebGL and native binaries that it never calls.
// This workspace stands under that name, so that Danfo finds the three parts that it does call.
const core = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');

// Operations that a tensor has as methods. Each takes the tensor as its first argument; TensorFlow's own list of them is
// not among the files of tfjs-core that Node can load.
const methods = `abs acos acosh add all any argMax argMin asin asinh atan atan2 atanh broadcastTo cast ceil clipByValue cos
  cosh cumprod cumsum div divNoNan dot elu equal erf euclideanNorm exp expandDims expm1 floor floorDiv gather greater
  greaterEqual isFinite isInf isNaN leakyRelu less lessEqual log log1p logSigmoid logSoftmax logSumExp logicalAnd
  logicalNot logicalOr logicalXor matMul max maximum mean min minimum mod mul neg norm notEqual oneHot onesLike pad pow
  prelu prod reciprocal relu relu6 reshape reverse round rsqrt selu sigmoid sign sin sinh slice softmax softplus split
  sqrt square squaredDifference squeeze step stridedSlice sub sum tan tanh tile topk transpose unique unstack zerosLike`;

for (const name of methods.split(/\s+/)) {
  const operation = core[name];
  core.Tensor.prototype[name] = function (...given) {
    this.throwIfDisposed();
    return operation(this, ...given);
  };
}

module.exports = { ...core, data: require('@tensorflow/tfjs-data') };
